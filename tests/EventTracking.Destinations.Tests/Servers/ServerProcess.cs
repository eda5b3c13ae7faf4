using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EventTracking.Destinations.Tests.Conformance;

namespace EventTracking.Destinations.Tests.Servers;

/// <summary>A server that is killed, with its children, when the test or the process of the tests ends.</summary>
public sealed class ServerProcess : IDisposable
{
    // The shell reads until its input is closed, which happens even if the test process is killed. It kills the server by its number: a
    // Process for the number does nothing if the number was that of an earlier child of the test process, which has ended. It waits for the
    // server, which otherwise still has its number, and PostgreSQL takes its lock file for that of a running server.
    private const string Script = """
        "$@" </dev/null >&2 & pid=$!
        echo $pid
        read -r line
        kill -9 $pid $(ps -o pid= --ppid $pid) 2>/dev/null
        wait $pid
        """;

    private readonly Process _shell;
    private readonly int _pid;
    private readonly Queue<string> _output = new();

    private ServerProcess(Process shell)
    {
        _shell = shell;
        shell.ErrorDataReceived += (_, line) => Keep(line.Data);
        shell.BeginErrorReadLine();
        _pid = int.Parse(shell.ReadLineInTime()!, CultureInfo.InvariantCulture);
    }

    /// <summary>The last lines of the server's output.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    private bool HasEnded => IsEnded(_pid);

    /// <summary>Starts a program.</summary>
    /// <param name="program">The path or name of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ServerProcess Start(string program, params IEnumerable<string> arguments) => new(Process.Start(
        new ProcessStartInfo("sh", ["-c", Script, "sh", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!);

    /// <summary>
    /// Returns a free port of the loopback interface. It is below the range of outgoing connections, so none of them takes the port while
    /// the server is down.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(10_000, 32_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                // Another one.
            }
        }
    }

    /// <summary>Waits until the server answers, which <paramref name="tryConnect"/> returns or throws.</summary>
    public async Task WaitUntilReadyAsync(Func<Task<bool>> tryConnect)
    {
        var start = Stopwatch.GetTimestamp();
        Exception? last = null;
        while (Stopwatch.GetElapsedTime(start) < Pipeline.Limit && !HasEnded)
        {
            try
            {
                if (await tryConnect())
                    return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                last = exception;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"The server {(HasEnded ? "has exited" : "does not answer")}: {Output}", last);
    }

    /// <summary>Waits until the process has ended by itself.</summary>
    public void WaitForEnd() => Bounded.Until(() => HasEnded);

    /// <summary>Kills the server and its children with SIGKILL.</summary>
    public void Kill()
    {
        // From then on, the number can be that of another process.
        if (_shell.HasExited)
            return;

        // Children hold shared memory until they have ended, with which the next server does not start.
        int[] processes = [_pid, .. Children(_pid)];
        _shell.StandardInput.Close();
        _shell.WaitForExitInTime();
        Bounded.Until(() => Array.TrueForAll(processes, IsEnded));
    }

    public void Dispose()
    {
        Kill();
        _shell.Dispose();
    }

    /// <summary>Whether a process has ended, even if its parent has not read its exit code yet.</summary>
    private static bool IsEnded(int pid)
    {
        try
        {
            // A server holds its port until its last thread has ended.
            return StatusOf(pid)[0] is 'Z' or 'X' && Directory.GetDirectories(Path.Combine(FolderOf(pid), "task")).Length <= 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static IEnumerable<int> Children(int parent)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            var name = Path.GetFileName(folder);
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && IsChild(pid, parent))
                yield return pid;
        }
    }

    private static bool IsChild(int pid, int parent)
    {
        try
        {
            return int.Parse(StatusOf(pid).Split(' ')[1], CultureInfo.InvariantCulture) == parent;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Returns what follows a process's name in its status: its state, its parent, and more.</summary>
    private static string StatusOf(int pid)
    {
        var status = File.ReadAllText(Path.Combine(FolderOf(pid), "stat"));
        return status[(status.LastIndexOf(')') + 2)..];
    }

    private static string FolderOf(int pid) => string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}");

    private void Keep(string? line)
    {
        if (line is null)
            return;

        lock (_output)
        {
            _output.Enqueue(line);
            if (_output.Count > 30)
                _output.Dequeue();
        }
    }
}
