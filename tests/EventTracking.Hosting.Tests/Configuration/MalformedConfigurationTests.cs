using EventTracking.Hosting.Tests.Support;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary>Breaks a good configuration at every place in every way, one by one and in pairs.</summary>
public sealed class MalformedConfigurationTests
{
    private static readonly IReadOnlyList<Mutation> Mutations = [.. Mutation.AllOf(GoodConfiguration.Json)];

    [Fact]
    public void The_configuration_itself_is_good()
    {
        using var services = SomeConfiguration.Services(GoodConfiguration.Json);

        Assert.NotNull(services.GetService(typeof(Tracker)));
    }

    [Fact]
    public void Every_error_is_told_with_its_path_and_what_is_allowed() => Assert.All(Mutations, static mutation =>
    {
        var error = Assert.Single(SomeConfiguration.Errors(mutation.Apply(GoodConfiguration.Json)));

        Assert.StartsWith($"{mutation.Path}: ", error, StringComparison.Ordinal);
        Assert.Contains(mutation.Expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain(Mutation.Secret, error, StringComparison.Ordinal);
    });

    [Fact]
    public void What_is_refused_is_not_told_as_allowed()
    {
        var error = Assert.Single(SomeConfiguration.Errors(
            """{ "EventTracking": { "Backends": { "log": { "Type": "Logger", "Level": "None" } } } }"""));

        Assert.StartsWith("EventTracking:Backends:log:Level: ", error, StringComparison.Ordinal);
        Assert.EndsWith("Allowed is one of Trace, Debug, Information, Warning, Error, Critical.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_are_told_all_at_once()
    {
        var pairs = (
            from first in Mutations
            from second in Mutations
            where string.CompareOrdinal(first.Path, second.Path) < 0 && !first.Touches(second) && !second.Touches(first)
            select (first, second)).ToArray();
        var chosen = pairs.Where((_, i) => i % Math.Max(1, pairs.Length / 300) == 0).ToArray();

        Assert.True(chosen.Length >= 300, $"There are {chosen.Length} pairs only");
        Assert.All(chosen, static pair =>
        {
            var errors = SomeConfiguration.Errors(pair.second.Apply(pair.first.Apply(GoodConfiguration.Json)));

            Assert.Contains(errors, error => error.StartsWith($"{pair.first.Path}: ", StringComparison.Ordinal));
            Assert.Contains(errors, error => error.StartsWith($"{pair.second.Path}: ", StringComparison.Ordinal));
            Assert.DoesNotContain(Mutation.Secret, string.Concat(errors), StringComparison.Ordinal);
        });
    }
}
