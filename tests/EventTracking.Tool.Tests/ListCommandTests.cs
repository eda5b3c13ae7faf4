namespace EventTracking.Tool.Tests;

/// <summary><c>dotnet events list</c>.</summary>
public sealed class ListCommandTests
{
    private static readonly string VideoCourse = Path.Combine(AppContext.BaseDirectory, "VideoCourse.dll");

    [Fact]
    public void The_events_of_an_assembly_are_listed_with_the_lines_that_emit_them()
    {
        var run = ToolRun.Of("list", VideoCourse);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(
            @"org\.example\.course\.page\.opened +1 +2 +VideoCourse +yes +\S*Learner\.cs:\d+, \S*Learner\.cs:\d+ ", run.Output);
    }

    [Fact]
    public void Events_without_a_call_or_docs_are_listed_as_such()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, """
            [TrackedEvent("org.shop.paid")] public sealed partial record Paid(int Cents);

            /// <summary>An item was viewed.</summary>
            [TrackedEvent("org.shop.viewed")] public sealed partial record Viewed(string Item);
            """);

        var run = ToolRun.Of("list", shop);

        Assert.Matches(@"org\.shop\.paid +1 +1 +Shop +no +never", run.Output);
        Assert.Matches(@"org\.shop\.viewed +1 +1 +Shop +partly +never", run.Output);
    }

    [Fact]
    public void Many_calls_are_abbreviated()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, """
            [TrackedEvent("org.shop.paid")] public sealed partial record Paid(int Cents);
            public static class Checkout
            {
                public static void Pay(Tracker tracker)
                {
                    tracker.EmitPaid(1);
                    tracker.EmitPaid(2);
                    tracker.EmitPaid(3);
                    tracker.EmitPaid(4);
                    tracker.EmitPaid(5);
                }
            }
            """);

        Assert.Contains(
            "/src/Events.cs:6, /src/Events.cs:7, /src/Events.cs:8 and 2 more", ToolRun.Of("list", shop).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retired_event_of_a_lock_is_listed_as_retired()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of("list", folder.Write("events.lock", "eventtracking lock 1\n\norg.shop.paid 1 retired\n  cents integer\n"));

        Assert.Matches(@"org\.shop\.paid +1 +1 +retired", run.Output);
    }
}
