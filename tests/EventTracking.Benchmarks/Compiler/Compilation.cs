using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace EventTracking.Benchmarks.Compiler;

/// <summary>A library to compile, by the compiler of the SDK as a build calls it, without its server: a process of its own.</summary>
internal sealed class Compilation : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compiled-").FullName;
    private readonly string[] _generators;

    /// <param name="name">What the table calls it.</param>
    /// <param name="sources">The files.</param>
    /// <param name="generators">The paths of the generators and analyzers.</param>
    public Compilation(string name, IReadOnlyList<string> sources, params string[] generators)
    {
        Name = name;
        _generators = generators;
        for (var i = 0; i < sources.Count; i++)
            File.WriteAllText(Path.Combine(_folder, $"Source{i}.cs"), sources[i]);
    }

    public string Name { get; }

    /// <summary>The text of its <c>events.lock</c>, if it has one.</summary>
    public string? Lock
    {
        get;
        init
        {
            field = value;
            File.WriteAllText(LockPath, value);
        }
    }

    /// <summary>How large the assembly is, after it has been compiled.</summary>
    public long AssemblyBytes => new FileInfo(Assembly).Length;

    private string LockPath => Path.Combine(_folder, "events.lock");

    private string Assembly => Path.Combine(_folder, "Load.dll");

    /// <summary>Compiles once.</summary>
    /// <returns>The processor time of the compiler.</returns>
    public TimeSpan Compile()
    {
        var start = ChildrenClock.Now;
        Run();
        return ChildrenClock.Now - start;
    }

    /// <summary>What the generators have written. The first time, it compiles once for it.</summary>
    public IReadOnlyList<string> Generated => field ??= ReadGenerated();

    /// <summary>How many bytes the names in the assembly take. Above 65,535 of them, every reference to a name is twice as wide.</summary>
    public int CountBytesOfNames()
    {
        using var file = new PEReader(File.OpenRead(Assembly));
        return file.GetMetadataReader().GetHeapSize(HeapIndex.String);
    }

    /// <summary>Compiles once.</summary>
    /// <param name="options">More options of the compiler.</param>
    /// <returns>What the compiler says.</returns>
    /// <exception cref="InvalidOperationException">It does not compile without a warning.</exception>
    public string Run(params string[] options)
    {
        var response = Path.Combine(_folder, "options.rsp");
        File.WriteAllLines(response, [.. CommonOptions(), .. options]);
        using var process = Process.Start(new ProcessStartInfo(Sdk.DotNet, ["exec", Sdk.Compiler, "/noconfig", $"@{response}"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _folder,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"The compiler fails for '{Name}':\n{output}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IReadOnlyList<string> ReadGenerated()
    {
        var generated = Directory.CreateDirectory(Path.Combine(_folder, "generated")).FullName;
        Run($"/generatedfilesout:{generated}");
        return [.. Directory.EnumerateFiles(generated, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)];
    }

    private IEnumerable<string> CommonOptions() =>
    [
        "/nostdlib+", "/nologo", "/target:library", "/optimize+", "/deterministic+", "/nullable:enable", "/langversion:14.0",
        "/debug:portable", "/warnaserror+", $"/out:{Assembly}",
        .. References().Select(static path => $"/reference:\"{path}\""),
        .. _generators.Select(static path => $"/analyzer:\"{path}\""),
        .. Lock is null ? Array.Empty<string>() : [$"/additionalfile:\"{LockPath}\""],
        $"\"{Path.Combine(_folder, "Source*.cs")}\"",
    ];

    private static IEnumerable<string> References() =>
    [
        .. Sdk.ReferenceAssemblies,
        typeof(Tracker).Assembly.Location,
        typeof(Microsoft.Extensions.Logging.ILogger).Assembly.Location,
    ];
}
