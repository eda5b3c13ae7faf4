using System.Diagnostics;
using System.Globalization;

namespace EventTracking.Shared;

/// <summary>A process that writes numbered events to a file, and prints how many it has flushed.</summary>
internal sealed class LineWriterProcess : IDisposable
{
    private readonly Process _process;

    public LineWriterProcess(int writer, Process process) => (Writer, _process) = (writer, process);

    /// <summary>The number of the writer.</summary>
    public int Writer { get; }

    /// <summary>The number of events that the process has reported as flushed.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Waits for the next flush.</summary>
    /// <returns>Whether there was one before the process exited.</returns>
    public bool WaitForFlush()
    {
        if (_process.ReadLineInTime() is not { } line)
            return false;

        Acknowledged = long.Parse(line, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Reads the next line of output.</summary>
    public string? ReadLine() => _process.ReadLineInTime();

    /// <summary>Sends SIGTERM.</summary>
    public void Terminate() => Signals.Send(_process.Id, Signals.Terminate);

    /// <summary>Sends SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Reads the remaining output and waits for the process to exit.</summary>
    /// <returns>The exit code.</returns>
    public int EndInTime()
    {
        while (WaitForFlush())
        {
            // The last number counts.
        }

        var (_, errors) = Bounded.Run(() => _process.EndInTime().GetAwaiter().GetResult());
        return errors.Length == 0 ? _process.ExitCode : throw new InvalidOperationException(errors);
    }

    public void Dispose() => _process.Dispose();
}
