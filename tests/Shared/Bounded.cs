using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace EventTracking.Shared;

/// <summary>
/// Bounded waits for tests. Each fails after <see cref="Limit"/>, far longer than a healthy run needs, and names what it waited for.
/// </summary>
internal static class Bounded
{
    public static TimeSpan Limit { get; } = LongRun.Choose(TimeSpan.FromMinutes(5), TimeSpan.FromHours(2));

    /// <summary>Waits until a condition holds.</summary>
    public static void Until(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        Check(SpinWait.SpinUntil(condition, Limit), text);

    /// <summary>Runs work on a separate thread and waits for its result.</summary>
    public static T Run<T>(Func<T> work, [CallerArgumentExpression(nameof(work))] string text = "")
    {
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Check(((IAsyncResult)task).AsyncWaitHandle.WaitOne(Limit), text);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Repeats an action, such as advancing a clock, until a task completes.</summary>
    public static async Task Meanwhile(Task task, Action work, [CallerArgumentExpression(nameof(task))] string text = "")
    {
        var start = Stopwatch.GetTimestamp();
        while (!task.IsCompleted)
        {
            Check(Stopwatch.GetElapsedTime(start) < Limit, text);
            work();
            await Task.Yield();
        }

        await task;
    }

    public static void JoinInTime(this Thread thread, [CallerArgumentExpression(nameof(thread))] string text = "") =>
        Check(thread.Join(Limit), $"{text} to end");

    public static void WaitInTime(this ManualResetEventSlim signal, [CallerArgumentExpression(nameof(signal))] string text = "") =>
        Check(signal.Wait(Limit), text);

    public static void WaitInTime(this CountdownEvent signals, [CallerArgumentExpression(nameof(signals))] string text = "") =>
        Check(signals.Wait(Limit), text);

    public static void WaitInTime(this SemaphoreSlim semaphore, [CallerArgumentExpression(nameof(semaphore))] string text = "") =>
        Check(semaphore.Wait(Limit), text);

    public static void SignalAndWaitInTime(this Barrier barrier, [CallerArgumentExpression(nameof(barrier))] string text = "") =>
        Check(barrier.SignalAndWait(Limit), text);

    /// <summary>Reads the next output line of a process, or <see langword="null"/> at the end of its output.</summary>
    public static string? ReadLineInTime(this Process process) =>
        ResultOf(process, process.StandardOutput.ReadLineAsync(), "the next line");

    /// <summary>Reads everything that a process writes to its standard error.</summary>
    public static string ReadErrorsInTime(this Process process) =>
        ResultOf(process, process.StandardError.ReadToEndAsync(), "the errors");

    public static void WaitForExitInTime(this Process process) =>
        Check(process.WaitForExit(Limit), $"the exit of {process.StartInfo.FileName}");

    /// <summary>Waits for a process to exit and returns its output.</summary>
    public static async Task<(string Output, string Errors)> EndInTime(this Process process, TimeSpan? atMost = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(atMost ?? Limit);
        var output = process.StartInfo.RedirectStandardOutput ? process.StandardOutput.ReadToEndAsync(limit.Token) : Task.FromResult("");
        var errors = process.StartInfo.RedirectStandardError ? process.StandardError.ReadToEndAsync(limit.Token) : Task.FromResult("");
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return (await output, await errors);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw Late($"the exit of {process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)}");
        }
    }

    private static T ResultOf<T>(Process process, Task<T> task, string what)
    {
        if (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw Late($"{what} of {process.StartInfo.FileName}");
        }

        return task.GetAwaiter().GetResult();
    }

    private static void Check(bool isInTime, string what)
    {
        if (!isInTime)
            throw Late(what);
    }

    private static TimeoutException Late(string what) => new($"Timed out after {Limit} waiting for: {what}");
}
