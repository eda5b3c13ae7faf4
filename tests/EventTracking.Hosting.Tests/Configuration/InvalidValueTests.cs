using System.Text.Json;
using EventTracking.Hosting.Tests.Support;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary>Values that a constructor would reject are reported with the path of their option.</summary>
public sealed class InvalidValueTests
{
    private const string Largest = "2147483647";

    [Theory]
    [InlineData("ShutdownTimeout", "60d", "23.6470000, but found '60d'.")]
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
    [InlineData("Backends:file:MaxFileSize", "", "is empty. Expected a size from 1 to ")]
    [InlineData("Backends:file:MaxFileSize", " ", "is empty. Expected a size from 1 to ")]
    [InlineData("Backends:file:Path", " ", "is not a file path")]
    [InlineData("Backends:queue:WaitTimeout", "60.00:00:00", "from 00:00:00 to 24.20:31:23.6470000")]
    [InlineData("Backends:queue:QueueCapacityBytes", "0", "from 1 to ")]
    [InlineData("Backends:log:MaxTextLength", "-1", "from 0 to ")]
    [InlineData("Backends:log:Level", "", "is empty. Expected one of ")]
    [InlineData("Enabled", "", "is empty. Expected true or false")]
    [InlineData("Processors:0:DefaultRatio", "1.1", "a number from 0 to 1")]
    [InlineData("Processors:0:DefaultRatio", "NaN", "a number from 0 to 1")]
    public void A_value_out_of_range_is_reported_with_its_path(string option, string value, string expected)
    {
        var error = Assert.Single(Errors((option, value)));

        Assert.StartsWith($"EventTracking:{option}: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.All(["Parameter", "Actual value", "null", "Timeout."], text => Assert.DoesNotContain(text, error, StringComparison.Ordinal));
    }

    [Fact]
    public void All_invalid_values_are_reported_together() => Assert.Equal(
        [
            "EventTracking:Backends:file:FlushInterval",
            "EventTracking:Backends:file:RetainedFiles",
            "EventTracking:Backends:queue:WaitTimeout",
            "EventTracking:ShutdownTimeout",
        ],
        Errors(
            ("ShutdownTimeout", "60d"),
            ("Backends:file:FlushInterval", "0s"),
            ("Backends:file:RetainedFiles", "0"),
            ("Backends:queue:WaitTimeout", "60d"))
            .Select(static error => error.Split(": ")[0]));

    [Fact]
    public void Rolling_options_without_rolling_are_an_error() => Assert.Equal(
        [
            "EventTracking:Backends:file:RetainedFiles: has no effect without rolling. Set MaxFileSize or RollingInterval, or remove it.",
            "EventTracking:Backends:file:CompressRolledFiles: has no effect without rolling. Set MaxFileSize or RollingInterval, or "
                + "remove it.",
        ],
        SomeConfiguration.Errors(
            """
            { "EventTracking": { "Backends": { "file": {
                "Type": "JsonLines", "Path": "/dev/null", "RetainedFiles": 3, "CompressRolledFiles": true } } } }
            """));

    [Fact]
    public void Invalid_patterns_are_reported_one_by_one_and_not_shown() => Assert.Equal(
        [
            "EventTracking:Processors:0:Patterns:1: is not a valid pattern: InsufficientClosingParentheses at position 7.",
            "EventTracking:Processors:0:Patterns:2: is not a supported pattern. "
                + "Avoid look-arounds, back-references and large or nested counters.",
        ],
        SomeConfiguration.Errors(
            """{ "EventTracking": { "Processors": [ { "Type": "RegexFilter", "Patterns": [ "edx", "secret(", "(?=secret)" ] } ] } }"""));

    [Fact]
    public void An_invalid_path_is_not_shown()
    {
        var folder = Path.Combine(Path.GetTempPath(), "event-tracking-secret", Guid.NewGuid().ToString());
        Directory.CreateDirectory(folder);

        var path = JsonSerializer.Serialize(folder);
        var error = Assert.Single(SomeConfiguration.Errors(
            $$"""{ "EventTracking": { "Backends": { "file": { "Type": "JsonLines", "Path": {{path}} } } } }"""));

        Assert.Matches(
            "^EventTracking:Backends:file:Path: the backend cannot be created: "
                + "(access to its path is denied|the operating system reports \".+\")\\.$",
            error);
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
        Directory.Delete(folder);
    }

    /// <summary>Returns the errors of a valid configuration with some values changed.</summary>
    private static IReadOnlyList<string> Errors(params (string Option, string Value)[] changes)
    {
        var settings = new Dictionary<string, string>
        {
            ["Backends:file:Type"] = "JsonLines",
            ["Backends:file:Path"] = Path.Combine(Path.GetTempPath(), "event-tracking-invalid.jsonl"),
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
