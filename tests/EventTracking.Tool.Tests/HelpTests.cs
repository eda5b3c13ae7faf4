namespace EventTracking.Tool.Tests;

/// <summary>The help and the version of <c>dotnet events</c>.</summary>
public sealed class HelpTests
{
    public static TheoryData<string> Commands => ["list", "lock", "diff", "export", "catalog", "verify", "infer", "spool"];

    [Fact]
    public void The_commands_have_the_name_that_users_type()
    {
        var help = ToolRun.Of("--help");

        Assert.Equal(0, help.ExitCode);
        Assert.Contains("  dotnet events [command] [options]", help.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("EventTracking.Tool", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_has_help_with_examples(string command)
    {
        var help = ToolRun.Of(command, "--help");

        Assert.Contains($"  dotnet events {command} ", help.Output, StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  dotnet events {command}", help.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_command_help_is_shown()
    {
        var run = ToolRun.Of();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Exit codes:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_that_of_the_package() =>
        Assert.StartsWith("0.1.0", ToolRun.Of("--version").Output, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_option_is_a_usage_error()
    {
        var run = ToolRun.Of("list", "--verbose-please");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--verbose-please", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }
}
