using System.Diagnostics;
using System.Globalization;

namespace EventTracking.Shared;

/// <summary>A process that writes numbered events to a file, and says how many it has flushed; it is started by its program.</summary>
internal sealed class LineWriterProcess : IDisposable
{
    private readonly Process _process;

    public LineWriterProcess(int writer, Process process) => (Writer, _process) = (writer, process);

    /// <summary>Which of the writers it is.</summary>
    public int Writer { get; }

    /// <summary>How many events it has said to be flushed.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Waits for the next flush.</summary>
    /// <returns>Whether there was one before the end.</returns>
    public bool WaitForFlush()
    {
        if (_process.ReadLineInTime() is not { } line)
            return false;

        Acknowledged = long.Parse(line, CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>Reads the next line that it prints.</summary>
    public string? ReadLine() => _process.ReadLineInTime();

    /// <summary>Sends the signal by which processes are asked to end.</summary>
    public void Terminate() => Signals.Send(_process.Id, Signals.Terminate);

    /// <summary>Sends the signal that no process can do anything about.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Reads what it has said last, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public int WaitForEnd()
    {
        while (WaitForFlush())
        {
            // The last word counts.
        }

        var (_, errors) = Bounded.Run(() => _process.EndInTime().GetAwaiter().GetResult());
        return errors.Length == 0 ? _process.ExitCode : throw new InvalidOperationException(errors);
    }

    public void Dispose() => _process.Dispose();
}
