using System.CommandLine;
using System.Globalization;
using EventTracking.Tool.Console;
using EventTracking.Tool.Spooling;

namespace EventTracking.Tool.Commands;

/// <summary><c>dotnet events spool</c>: shows, checks, exports and replays the events that a program keeps on disk.</summary>
internal static class SpoolCommand
{
    public static Command Create(ToolConsole console) => new ToolCommand(
        "spool",
        "Shows, checks, exports and replays the events in a spool, the queue on disk of a batching backend.",
        """
        The spool is only read, without a lock: its program may continue to run. Events are numbered in
        the order in which they were emitted. Those that are delivered stay on disk until all events of
        their file are delivered.

        Examples:
          dotnet events spool inspect /var/spool/shop/warehouse
          dotnet events spool verify /var/spool/shop/warehouse
          dotnet events spool export /var/spool/shop/warehouse -o pending.jsonl
          dotnet events spool replay /var/spool/shop/warehouse /var/spool/shop/copy --all --from 5000
        """) { Inspect(console), Verify(console), Export(console), Replay(console) };

    private static ToolCommand Inspect(ToolConsole console)
    {
        var spool = Spool();
        var command = new ToolCommand(
            "inspect",
            "Shows how many events a spool contains, by event name and by file.",
            """
            "Pending" is the number of events that are not delivered, "Bytes" the size of the lines or of the
            file. Damage is listed after the tables.

            Examples:
              dotnet events spool inspect /var/spool/shop/warehouse
            """) { spool };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(spool);
            var content = SpoolContent.Read(path);
            console.WriteResult(string.Create(
                CultureInfo.InvariantCulture, $"Spool {content.Id}, delivered through {content.SettledSequence}"));
            console.Results.Write(SpoolTables.ByName(content));
            console.Results.Write(SpoolTables.ByFile(content));
            foreach (var line in SpoolDamageReport.Lines(path, content.Damage))
                console.WriteResult(line);
            return ExitCode.Success;
        });
        return command;
    }

    private static ToolCommand Verify(ToolConsole console)
    {
        var spool = Spool();
        var command = new ToolCommand(
            "verify",
            "Checks the checksum of every event in a spool, and that no event is missing.",
            """
            Each damage is written as
              file: offset N: M events are lost
            and the exit code is 1. The program that owns the spool skips damaged events and delivers the
            others; nothing has to be repaired.

            Examples:
              dotnet events spool verify /var/spool/shop/warehouse
            """) { spool };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(spool);
            var content = SpoolContent.Read(path);
            var findings = SpoolDamageReport.Lines(path, content.Damage).ToList();
            findings.ForEach(console.WriteResult);
            console.WriteMessage(string.Create(
                CultureInfo.InvariantCulture,
                $"{content.Total.Count:N0} events are valid, {content.Damage.Sum(static damage => damage.LostEvents):N0} are lost."));
            return findings.Count > 0 ? ExitCode.Findings : ExitCode.Success;
        });
        return command;
    }

    private static ToolCommand Export(ToolConsole console)
    {
        var (spool, selection) = (Spool(), new SelectionOptions());
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write, which must not exist. Default: standard output.",
            HelpName = "FILE",
        };
        var command = new ToolCommand(
            "export",
            "Writes the events in a spool as JSON Lines.",
            """
            The lines are those that the destination would get. They contain the id of the event only if the
            tracker includes it (TrackerOptions.IncludeId).
            The exit code is 1 if events are lost because the spool is damaged; they are listed on standard
            error.

            Examples:
              dotnet events spool export /var/spool/shop/warehouse | head
              dotnet events spool export /var/spool/shop/warehouse -o pending.jsonl
              dotnet events spool export /var/spool/shop/warehouse --all --from 5000 --through 5999
            """) { spool, output };
        selection.AddTo(command);
        command.SetAction(parsed =>
        {
            using var lines = new LineOutput(parsed.GetValue(output), console);
            using var reader = SpoolReader.Open(parsed.GetRequiredValue(spool));
            var count = 0L;
            for (var selected = selection.Of(parsed); selected.TryRead(reader, out var spooled); count++)
                lines.Write(spooled.Line);
            lines.Complete();
            return Finish(console, reader, "Exported", count);
        });
        return command;
    }

    private static ToolCommand Replay(ToolConsole console)
    {
        var (spool, selection) = (Spool(), new SelectionOptions());
        var target = new Argument<string>("target") { Description = "The folder of the other spool. It is created if it is missing." };
        InputArguments.RejectOptions(target);
        var command = new ToolCommand(
            "replay",
            "Appends the events in a spool to another spool, whose program delivers them.",
            """
            The events keep their ids, timestamps and bytes, so a destination that checks the id stores each
            once. The first spool does not change. No process may use the other one: stop its program first,
            or, if its path contains {instance}, choose a free number, whose events a running instance takes
            over.

            Examples:
              dotnet events spool replay /var/spool/shop/old /var/spool/shop/warehouse
              dotnet events spool replay /var/spool/shop/warehouse-1 /var/spool/shop/warehouse-99 --all
            """) { spool, target };
        selection.AddTo(command);
        command.SetAction(parsed =>
        {
            using var reader = SpoolReader.Open(parsed.GetRequiredValue(spool));
            using var replay = new SpoolReplay(parsed.GetRequiredValue(target));
            var count = 0L;
            for (var selected = selection.Of(parsed); selected.TryRead(reader, out var spooled); count++)
                replay.Add(in spooled);
            replay.Complete();
            return Finish(console, reader, "Replayed", count);
        });
        return command;
    }

    private static Argument<string> Spool()
    {
        var spool = new Argument<string>("spool") { Description = "The folder of the spool." };
        InputArguments.RejectOptions(spool);
        return spool;
    }

    private static int Finish(ToolConsole console, SpoolReader reader, string verb, long count)
    {
        foreach (var damage in SpoolDamageReport.Lines(reader.Damage))
            console.WriteMessage(damage);
        console.WriteMessage(string.Create(CultureInfo.InvariantCulture, $"{verb} {count:N0} events."));
        return reader.Damage.Count > 0 ? ExitCode.Findings : ExitCode.Success;
    }

    /// <summary>The options that select events.</summary>
    private sealed class SelectionOptions
    {
        private readonly Option<bool> _all = new("--all")
        {
            Description = "Include events that are delivered or dropped, as long as they are on disk. Default: only pending events.",
        };

        private readonly Option<long> _from = new("--from")
        {
            Description = "The lowest number of an event.",
            HelpName = "N",
            DefaultValueFactory = static _ => 1,
        };

        private readonly Option<long> _through = new("--through")
        {
            Description = "The highest number of an event.",
            HelpName = "N",
            DefaultValueFactory = static _ => long.MaxValue,
        };

        public void AddTo(Command command)
        {
            command.Add(_all);
            command.Add(_from);
            command.Add(_through);
        }

        public SpoolSelection Of(ParseResult parsed) =>
            new(parsed.GetValue(_all), parsed.GetValue(_from), parsed.GetValue(_through));
    }
}
