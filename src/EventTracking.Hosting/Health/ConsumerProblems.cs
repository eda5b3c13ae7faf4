using System.Globalization;

namespace EventTracking.Hosting.Health;

/// <summary>Finds consumers that cannot use their server, and consumers that have retried an event for too long.</summary>
/// <param name="consumers">The consumers.</param>
/// <param name="maxRetryAge">How long an event may be retried.</param>
/// <param name="time">The clock.</param>
internal sealed class ConsumerProblems(IReadOnlyList<IEventConsumer> consumers, TimeSpan maxRetryAge, TimeProvider time)
{
    /// <summary>
    /// Returns a sentence for each problem, and adds the account of each consumer and the details of its problem to the data of the health
    /// check.
    /// </summary>
    public List<string> Find(Dictionary<string, object> data)
    {
        var problems = new List<string>();
        foreach (var account in consumers.Select(static consumer => consumer.Account))
        {
            var key = $"consumer:{account.Name}";
            data.TryAdd(key, account.ToString());
            if (account.FailingSince is { } failing)
            {
                problems.Add(string.Create(
                    CultureInfo.InvariantCulture, $"The consumer \"{account.Name}\" has been interrupted since {failing:u}."));
                data.TryAdd($"{key}:failing_since", failing);
                data.TryAdd($"{key}:last_error", account.LastError ?? "");
            }

            if (account.RetryingSince is { } retrying && time.GetUtcNow() - retrying > maxRetryAge)
            {
                problems.Add(string.Create(
                    CultureInfo.InvariantCulture, $"The consumer \"{account.Name}\" has been retrying an event since {retrying:u}."));
                data.TryAdd($"{key}:retrying_since", retrying);
            }
        }

        return problems;
    }
}
