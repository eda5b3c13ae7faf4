using System.Reflection;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Reporting;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Formatting.Compact;
using Serilog.Sinks.File;

namespace EventTracking.Benchmarks.Start;

/// <summary>What one event to a file adds to a process from its start to its end, when the runtime compiles it as it runs.</summary>
internal static class StartGroup
{
    private const string Video = "DemoX-video-0b9e";

    private const string Empty = "Compiled.Print(args);";

    private const string OneEvent = $$"""
        using EventTracking;

        using (var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["file"] = new JsonLinesBackend(args[0]) }))
            tracker.EmitVideoStopped("{{Video}}", 86.75, 195.5, 3, true);
        Compiled.Print(args);

        [TrackedEvent("org.edx.video.stop")]
        internal readonly partial record struct VideoStopped(string VideoId, double CurrentTime, double Duration, int Attempt, bool IsFullScreen);
        """;

    private const string OneMessage = $$"""
        using Serilog;
        using Serilog.Formatting.Compact;

        using (var logger = new LoggerConfiguration().WriteTo.File(new CompactJsonFormatter(), args[0]).CreateLogger())
        {
            logger.Information(
                "Video {VideoId} stopped at {CurrentTime} of {Duration}, attempt {Attempt}, full screen {IsFullScreen}",
                "{{Video}}", 86.75, 195.5, 3, true);
        }

        Compiled.Print(args);
        """;

    public static void Run(Slices slices, Report report)
    {
        var rounds = slices == Slices.Smoke ? 2 : 60;
        Assembly[] tracking = [typeof(Tracker).Assembly, typeof(ILogger).Assembly];
        Assembly[] logging = [typeof(Logger).Assembly, typeof(CompactJsonFormatter).Assembly, typeof(FileSink).Assembly];
        using var empty = new StartedProgram("empty", StartedProgram.CompiledAsItRuns, [], Empty);
        using var packaged = new StartedProgram(
            "EventTracking, precompiled as in its package", StartedProgram.ReferencesPrecompiled, tracking, OneEvent);
        using var compiled = new StartedProgram("EventTracking, compiled as it runs", StartedProgram.CompiledAsItRuns, tracking, OneEvent);
        using var serilog = new StartedProgram("Serilog 4.4", StartedProgram.CompiledAsItRuns, logging, OneMessage);
        StartedProgram[] programs = [empty, packaged, compiled, serilog];
        foreach (var program in programs)
        {
            program.Publish();
            program.Start();
            if (program != empty)
                Check(program);
        }

        var times = Measure(programs, rounds);
        var table = new Table("program", "time, ms", "more, ms", "processor time, ms", "more, ms", "methods compiled");
        for (var i = 0; i < programs.Length; i++)
        {
            table.Row(
                programs[i].Name,
                $"{times[i].Select(Wall).ToArray().Median():0.0}", i == 0 ? "-" : $"{Added(times[i], times[0], Wall):0.0}",
                $"{times[i].Select(Processor).ToArray().Median():0.0}", i == 0 ? "-" : $"{Added(times[i], times[0], Processor):0.0}",
                $"{programs[i].CountCompiledMethods()}");
        }

        report.Add("Start of a process, one event to a file", table);
        double OfSerilog(Func<StartTime, double> clock) => Added(times[1], times[0], clock) / Added(times[^1], times[0], clock);
        report.Add(Goal.AtMostTimes("start: one event to a file, time", 0.7, OfSerilog(Wall), "what Serilog adds"));
        report.Add(Goal.AtMostTimes("start: one event to a file, processor time", 0.7, OfSerilog(Processor), "what Serilog adds"));
    }

    private static void Check(StartedProgram program)
    {
        var lines = program.Lines();
        if (lines.Length != 1 || !lines[0].Contains(Video, StringComparison.Ordinal))
            throw new InvalidDataException($"'{program.Name}' wrote {lines.Length} lines instead of one that holds '{Video}'.");
    }

    /// <summary>Each round starts every program once, the first one last in the next round.</summary>
    private static StartTime[][] Measure(StartedProgram[] programs, int rounds)
    {
        var times = programs.Select(_ => new StartTime[rounds]).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var turn = 0; turn < programs.Length; turn++)
            {
                var i = (round + turn) % programs.Length;
                times[i][round] = programs[i].Start();
            }
        }

        return times;
    }

    /// <summary>The median of the differences of each round, whose processes ran within moments of each other.</summary>
    private static double Added(StartTime[] times, StartTime[] empty, Func<StartTime, double> clock) =>
        times.Zip(empty, (time, without) => clock(time) - clock(without)).ToArray().Median();

    private static double Wall(StartTime time) => time.Wall;

    private static double Processor(StartTime time) => time.Processor;
}
