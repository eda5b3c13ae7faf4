using System.Diagnostics;

namespace EventTracking.AspNetCore.Tests.CourseSite;

/// <summary>The sample as the program that it is, on a free port of the loopback, in a folder of its own.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private RunningSite(Process process, DirectoryInfo folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The events in the site's file; all of them once the site has been stopped.</summary>
    public string[] Events => File.ReadAllLines(Path.Combine(_folder.FullName, "events.jsonl"));

    public static async Task<RunningSite> StartAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("course-site-");
        var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Program("samples/CourseSite"), "--urls", "http://127.0.0.1:0", .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            Environment = { ["EventTracking__Backends__file__Path"] = Path.Combine(folder.FullName, "events.jsonl") },
        })!;

        const string sign = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Bounded.Limit, cancellationToken) is { } line)
        {
            if (line.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var start)
                return new RunningSite(process, folder, new Uri(line[(start + sign.Length)..]));
        }

        throw new InvalidOperationException($"The site ended with {process.ExitCode} before it listened.");
    }

    /// <summary>Asks the site to end, as a service manager would, and waits until it has.</summary>
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
