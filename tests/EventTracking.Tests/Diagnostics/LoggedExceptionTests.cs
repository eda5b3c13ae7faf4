using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Diagnostics;

/// <summary>Exception messages may contain foreign data, which must not forge log lines.</summary>
public sealed class LoggedExceptionTests
{
    private const string Forged = "no such key: x\r\n2026-01-01 INFO all is well\u2028\u001b[2J";

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Exception_messages_do_not_break_log_lines(Func<Exception> create)
    {
        using var tracking = new CollectingTracker(null, new DelegateProcessor((ref _) => throw create()));

        tracking.Tracker.Emit("test.event");

        var exception = Assert.Single(tracking.Log.Entries).Exception!;
        Assert.DoesNotContain("\n2026", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u2028', exception.ToString());
        Assert.DoesNotContain('\u001b', exception.ToString());
        Assert.DoesNotContain('\n', exception.Message);
        Assert.Contains(@"x\u000d\u000a2026-01-01 INFO", exception.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(KeyNotFoundException), exception.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(Exception_messages_do_not_break_log_lines), exception.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_with_single_line_messages_is_logged_unchanged()
    {
        var thrown = new TimeoutException("the lookup timed out", new IOException("broken"));
        using var tracking = new CollectingTracker(null, new DelegateProcessor((ref _) => throw thrown));

        tracking.Tracker.Emit("test.event");

        Assert.Same(thrown, Assert.Single(tracking.Log.Entries).Exception);
    }

    public static TheoryData<Func<Exception>> Exceptions => new(
    [
        static () => new KeyNotFoundException(Forged),
        static () => new TimeoutException("plain", new KeyNotFoundException(Forged)),
        static () => new AggregateException(new TimeoutException("plain"), new KeyNotFoundException(Forged)),
    ]);
}
