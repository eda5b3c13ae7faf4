using EventTracking.Hosting.Tests.Support;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary>Every value that a constructor would refuse is refused with the path of its option.</summary>
public sealed class RefusedValueTests
{
    private const string Largest = "2147483647";

    [Theory]
    [InlineData("ShutdownTimeout", "60d", "found '60d'. Allowed is a duration")]
    [InlineData("ShutdownTimeout", "60.00:00:00", "from 00:00:00 to 24.20:31:23.6470000")]
    [InlineData("ShutdownTimeout", "1:00", "[d.]hh:mm:ss")]
    [InlineData("ShutdownTimeout", "-00:00:01", "from 00:00:00")]
    [InlineData("MaxEventBytes", "0", "from 1 to ")]
    [InlineData("MaxDepth", "65", "from 1 to 64")]
    [InlineData("MaxFields", "0", "from 1 to ")]
    [InlineData("Backends:file:RetainedFiles", "-1", "from 1 to ")]
    [InlineData("Backends:file:RetainedFiles", "0", "from 1 to ")]
    [InlineData("Backends:file:FlushInterval", "00:00:00", "from 00:00:00.0010000 to ")]
    [InlineData("Backends:file:FlushInterval", "60d", "to 24.20:31:23.6470000")]
    [InlineData("Backends:file:BlockSize", Largest, "from 0 to 1073741824")]
    [InlineData("Backends:file:MaxFileSize", "", "is empty. Allowed is a size from 1 to ")]
    [InlineData("Backends:file:MaxFileSize", " ", "is empty. Allowed is a size from 1 to ")]
    [InlineData("Backends:file:Path", " ", "is not the path of a file")]
    [InlineData("Backends:queue:WaitTimeout", "60.00:00:00", "from 00:00:00 to 24.20:31:23.6470000")]
    [InlineData("Backends:queue:QueueCapacityBytes", "0", "from 1 to ")]
    [InlineData("Backends:log:MaxTextLength", "-1", "from 0 to ")]
    [InlineData("Backends:log:Level", "", "is empty. Allowed is one of ")]
    [InlineData("Enabled", "", "is empty. Allowed is true or false")]
    [InlineData("Processors:0:DefaultRatio", "1.1", "a number from 0 to 1")]
    [InlineData("Processors:0:DefaultRatio", "NaN", "a number from 0 to 1")]
    public void A_value_out_of_range_is_refused_with_its_path(string option, string value, string expected)
    {
        var error = Assert.Single(Errors((option, value)));

        Assert.StartsWith($"EventTracking:{option}: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.All(["Parameter", "Actual value", "null", "Timeout."], text => Assert.DoesNotContain(text, error, StringComparison.Ordinal));
    }

    [Fact]
    public void All_refused_values_are_reported_together() => Assert.Equal(
        [
            "EventTracking:Backends:file:FlushInterval", "EventTracking:Backends:file:RetainedFiles", "EventTracking:Backends:queue:WaitTimeout",
            "EventTracking:ShutdownTimeout",
        ],
        Errors(
            ("ShutdownTimeout", "60d"), ("Backends:file:FlushInterval", "0s"), ("Backends:file:RetainedFiles", "0"), ("Backends:queue:WaitTimeout", "60d"))
            .Select(static error => error.Split(": ")[0]));

    [Fact]
    public void Options_of_rolling_are_refused_where_nothing_rolls() => Assert.Equal(
        [
            "EventTracking:Backends:file:RetainedFiles: has no effect on a file that is never rolled. Set MaxFileSize or RollingInterval, or remove it.",
            "EventTracking:Backends:file:CompressRolledFiles: has no effect on a file that is never rolled. Set MaxFileSize or RollingInterval, or remove it.",
        ],
        SomeConfiguration.Errors(
            """{ "EventTracking": { "Backends": { "file": { "Type": "JsonLines", "Path": "/dev/null", "RetainedFiles": 3, "CompressRolledFiles": true } } } }"""));

    [Fact]
    public void Patterns_are_refused_one_by_one_and_not_repeated() => Assert.Equal(
        [
            "EventTracking:Processors:0:Patterns:1: is not a valid pattern: InsufficientClosingParentheses at position 7.",
            "EventTracking:Processors:0:Patterns:2: is a pattern that cannot be used. Avoid look-arounds, back-references and large or nested counters.",
        ],
        SomeConfiguration.Errors(
            """{ "EventTracking": { "Processors": [ { "Type": "RegexFilter", "Patterns": [ "edx", "secret(", "(?=secret)" ] } ] } }"""));

    [Fact]
    public void A_path_is_not_repeated()
    {
        var folder = Path.Combine(Path.GetTempPath(), "event-tracking-secret", Guid.NewGuid().ToString());
        Directory.CreateDirectory(folder);

        var error = Assert.Single(SomeConfiguration.Errors(
            $$"""{ "EventTracking": { "Backends": { "file": { "Type": "JsonLines", "Path": {{System.Text.Json.JsonSerializer.Serialize(folder)}} } } } }"""));

        Assert.Matches("^EventTracking:Backends:file:Path: the backend cannot be created: (access to its path is denied|the operating system reports \".+\")\\.$", error);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
        Directory.Delete(folder);
    }

    /// <summary>The errors of a good configuration with other values.</summary>
    private static IReadOnlyList<string> Errors(params (string Option, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>
        {
            ["Backends:file:Type"] = "JsonLines",
            ["Backends:file:Path"] = Path.Combine(Path.GetTempPath(), "event-tracking-refused.jsonl"),
            ["Backends:file:MaxFileSize"] = "1MB",
            ["Backends:queue:Type"] = "Background",
            ["Backends:queue:WhenFull"] = "Wait",
            ["Backends:queue:Backends:log:Type"] = "Logger",
            ["Backends:log:Type"] = "Logger",
            ["Processors:0:Type"] = "Sampling",
        };
        foreach (var (option, value) in changes)
            settings[option] = value;
        return SomeConfiguration.ErrorsOf(settings);
    }
}
