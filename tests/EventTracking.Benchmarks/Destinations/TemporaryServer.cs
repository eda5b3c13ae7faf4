using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EventTracking.Benchmarks.Destinations;

/// <summary>A server process in a temporary folder. It is killed, with its children, when this process ends.</summary>
internal sealed class TemporaryServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("destination-benchmark-").FullName;
    private Process? _shell;

    public int Port { get; } = FreePort();

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Runs a command to its end.</summary>
    public static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} exited with {process.ExitCode}.");
    }

    /// <summary>Starts the server, and waits until <paramref name="connect"/> does not throw.</summary>
    public void Start(Action connect, params string[] command)
    {
        const string script = "\"$@\" </dev/null >/dev/null 2>&1 & pid=$!; read -r line; kill -9 $pid $(ps -o pid= --ppid $pid)";
        _shell = Process.Start(new ProcessStartInfo("sh", ["-c", script, "sh", .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        for (var start = Stopwatch.GetTimestamp(); ; Thread.Sleep(50))
        {
            try
            {
                connect();
                return;
            }
            catch (Exception) when (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
            {
                // Not ready.
            }
        }
    }

    public void Dispose()
    {
        _shell?.StandardInput.Close();
        _shell?.WaitForExit(TimeSpan.FromSeconds(10));
        _shell?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
