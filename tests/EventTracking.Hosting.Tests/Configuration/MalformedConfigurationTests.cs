using EventTracking.Hosting.Tests.Support;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary>Breaks each part of a valid configuration in every way, one at a time and in pairs.</summary>
public sealed class MalformedConfigurationTests
{
    private static readonly IReadOnlyList<Mutation> Mutations = [.. Mutation.AllOf(ValidConfiguration.Json)];

    [Fact]
    public void The_unchanged_configuration_is_valid()
    {
        using var services = SomeConfiguration.Services(ValidConfiguration.Json);

        Assert.NotNull(services.GetService(typeof(Tracker)));
    }

    [Fact]
    public void Every_error_is_reported_with_its_path_and_the_expected_values() => Assert.All(Mutations, static mutation =>
    {
        var error = Assert.Single(SomeConfiguration.Errors(mutation.Apply(ValidConfiguration.Json)));

        Assert.StartsWith($"{mutation.Path}: ", error, StringComparison.Ordinal);
        Assert.Contains(mutation.Expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain(Mutation.Secret, error, StringComparison.Ordinal);
    });

    [Fact]
    public void Values_that_are_rejected_are_not_listed_as_expected()
    {
        var error = Assert.Single(SomeConfiguration.Errors(
            """{ "EventTracking": { "Backends": { "log": { "Type": "Logger", "Level": "None" } } } }"""));

        Assert.StartsWith("EventTracking:Backends:log:Level: ", error, StringComparison.Ordinal);
        Assert.Contains("expected one of Trace, Debug, Information, Warning, Error, Critical, but", error, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_reported_together()
    {
        var pairs = (
            from first in Mutations
            from second in Mutations
            where string.CompareOrdinal(first.Path, second.Path) < 0 && !first.Hides(second) && !second.Hides(first)
            select (first, second)).ToArray();
        var chosen = pairs.Where((_, i) => i % Math.Max(1, pairs.Length / 300) == 0).ToArray();

        Assert.True(chosen.Length >= 300, $"Expected 300 pairs but found {chosen.Length}.");
        Assert.All(chosen, static pair =>
        {
            var errors = SomeConfiguration.Errors(pair.second.Apply(pair.first.Apply(ValidConfiguration.Json)));

            Assert.Contains(errors, error => error.StartsWith($"{pair.first.Path}: ", StringComparison.Ordinal));
            Assert.Contains(errors, error => error.StartsWith($"{pair.second.Path}: ", StringComparison.Ordinal));
            Assert.DoesNotContain(Mutation.Secret, string.Concat(errors), StringComparison.Ordinal);
        });
    }
}
