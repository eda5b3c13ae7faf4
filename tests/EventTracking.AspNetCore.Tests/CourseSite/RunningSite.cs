using System.Diagnostics;

namespace EventTracking.AspNetCore.Tests.CourseSite;

/// <summary>The sample as a separate process, on a free loopback port and in a temporary folder.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private Process _process;

    private RunningSite(Process process, DirectoryInfo folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The events in the site's file; complete after <see cref="StopAsync"/>.</summary>
    public string[] Events => File.ReadAllLines(Path.Combine(_folder.FullName, "events.jsonl"));

    public static async Task<RunningSite> StartAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("course-site-");
        var (process, address) = await StartAsync(folder, "http://127.0.0.1:0", arguments, cancellationToken);
        return new RunningSite(process, folder, address);
    }

    /// <summary>Starts the site again, after <see cref="StopAsync"/>, with the same address and files.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        _process.Dispose();
        (_process, _) = await StartAsync(_folder, Address.GetLeftPart(UriPartial.Authority), [], cancellationToken);
    }

    private static async Task<(Process Process, Uri Address)> StartAsync(
        DirectoryInfo folder, string address, string[] arguments, CancellationToken cancellationToken)
    {
        string[] commandLine = [Repository.Program("samples/CourseSite"), "--urls", address, .. arguments];
        var process = Process.Start(new ProcessStartInfo("dotnet", commandLine)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            Environment = { ["EventTracking__Backends__file__Path"] = Path.Combine(folder.FullName, "events.jsonl") },
        })!;

        const string marker = "Now listening on: ";
        var output = process.StandardOutput;
        while (await output.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Bounded.Limit, cancellationToken) is { } line)
        {
            if (line.IndexOf(marker, StringComparison.Ordinal) is >= 0 and var start)
                return (process, new Uri(line[(start + marker.Length)..]));
        }

        throw new InvalidOperationException($"The site exited with {process.ExitCode} before it listened.");
    }

    /// <summary>Stops the site with SIGTERM, as a service manager would, and waits for it to exit.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.EndInTime().WaitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
