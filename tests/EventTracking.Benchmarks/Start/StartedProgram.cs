using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using EventTracking.Benchmarks.Compiler;
using EventTracking.Benchmarks.Programs;

namespace EventTracking.Benchmarks.Start;

/// <summary>A program that is started again and again, and compiled by the runtime each time as it runs.</summary>
/// <param name="name">The name in the table.</param>
/// <param name="settings">The elements of its project that say what is compiled when.</param>
/// <param name="references">The assemblies that it uses.</param>
/// <param name="source">Its source: top-level statements, with a file to write to in <c>args[0]</c>.</param>
internal sealed class StartedProgram(string name, string settings, IEnumerable<Assembly> references, string source)
    : PublishedProgram($"<PropertyGroup><UseAppHost>false</UseAppHost></PropertyGroup>{settings}", references, [source, Counting])
{
    /// <summary>The runtime compiles everything but the framework.</summary>
    public const string CompiledAsItRuns = "";

    /// <summary>The referenced assemblies are compiled ahead of time, the program itself is not.</summary>
    public const string ReferencesPrecompiled = """
        <PropertyGroup>
          <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
          <SelfContained>false</SelfContained>
          <PublishReadyToRun>true</PublishReadyToRun>
        </PropertyGroup>
        <ItemGroup>
          <PublishReadyToRunExclude Include="Program.dll" />
        </ItemGroup>
        """;

    /// <summary>Every program has this, so that all of them load the same for it.</summary>
    private const string Counting = """
        internal static class Compiled
        {
            /// <summary>Prints how many methods the runtime has compiled, if there is a second argument.</summary>
            public static void Print(string[] arguments)
            {
                if (arguments.Length > 1)
                    Console.Write(System.Runtime.JitInfo.GetCompiledMethodCount());
            }
        }
        """;

    public string Name => name;

    public void Publish() => PublishRelease();

    /// <summary>Starts the program once, with a new file, and waits until it has ended.</summary>
    public StartTime Start()
    {
        File.Delete(EventsFile);
        var (processor, wall) = (ChildrenClock.Now, Stopwatch.GetTimestamp());
        Run(Sdk.DotNet, Published("Program.dll"), EventsFile);
        return new StartTime(Stopwatch.GetElapsedTime(wall).TotalMilliseconds, (ChildrenClock.Now - processor).TotalMilliseconds);
    }

    /// <summary>How many methods the runtime compiles until the program is about to end.</summary>
    public int CountCompiledMethods() =>
        int.Parse(Run(Sdk.DotNet, Published("Program.dll"), EventsFile, "count"), CultureInfo.InvariantCulture);

    /// <summary>The lines that the program has written since it was last started.</summary>
    public string[] Lines() => File.Exists(EventsFile) ? File.ReadAllLines(EventsFile) : [];
}

/// <summary>How long a process took from its start to its end, in milliseconds.</summary>
/// <param name="Wall">On the wall.</param>
/// <param name="Processor">Of all processors.</param>
internal readonly record struct StartTime(double Wall, double Processor);
