using System.Text;
using System.Text.Json;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Peers.SystemTextJson;
using EventTracking.Benchmarks.Reporting;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Groups;

/// <summary>Reading the work item back, from its data and from its line, compared with System.Text.Json.</summary>
internal static class ReadEvents
{
    public static void Run(Slices slices, Report report)
    {
        var line = Line();
        var data = Encoding.UTF8.GetBytes(JsonElement.Parse(line).GetProperty("data").GetRawText());

        var ofData = slices.Measure(Clock.Thread, new JsonOfData(data), new ReaderOfData(data), new StringsAlone());
        var ofLine = slices.Measure(Clock.Thread, new JsonOfLine(line), new ReaderOfLine(line));

        var table = new Table("variant", "median, ns", "best slice, ns", "x as fast as System.Text.Json", "B/event");
        Add(ofData);
        Add(ofLine);
        report.Add("Reading an event back", table);
        report.Add(Goal.AtLeastTimes("reading the data of the work item", 1.2, ofData[0].Times(ofData[1]), "as fast as System.Text.Json"));
        report.Add(Goal.AtMost(
            "reading the data of the work item, memory beside its strings", 1, ofData[1].AllocatedBytes - ofData[2].AllocatedBytes, "B"));

        void Add(IReadOnlyList<Measurement> measured)
        {
            foreach (var m in measured)
            {
                table.Row(
                    m.Name,
                    Comparison.Number(m.Median),
                    Comparison.Number(m.Best),
                    Comparison.Ratio(measured[0].Times(m)),
                    Comparison.Number(m.AllocatedBytes));
            }
        }
    }

    private static byte[] Line()
    {
        using var emit = new Ours.TypedEmit<VideoRead>("EventTracking", VideoRead.Of(Some.Event));
        return emit.OneLine();
    }

    private sealed class JsonOfData(byte[] data) : Variant("System.Text.Json source generation, data")
    {
        public override void Run(int times)
        {
            for (var i = 0; i < times; i++)
                Check(JsonSerializer.Deserialize(data, ReadJson.Default.VideoRead));
        }
    }

    private sealed class ReaderOfData(byte[] data) : Variant("EventReader, data")
    {
        public override void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                EventReader.TryReadData<VideoRead>(data, out var read, out _);
                Check(read);
            }
        }
    }

    private sealed class JsonOfLine(byte[] line) : Variant("System.Text.Json source generation, line")
    {
        public override void Run(int times)
        {
            for (var i = 0; i < times; i++)
                Check(JsonSerializer.Deserialize(line, ReadJson.Default.ReadLine).Data);
        }
    }

    private sealed class ReaderOfLine(byte[] line) : Variant("EventReader, line")
    {
        public override void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                EventReader.TryRead<VideoRead>(line, out var read, out _);
                Check(read);
            }
        }
    }

    /// <summary>Only what has to be allocated: the strings of the event and the array of its tags.</summary>
    private sealed class StringsAlone() : Variant("the strings alone")
    {
        private readonly VideoStopped _event = Some.Event;

        public override void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var tags = new string[_event.Tags.Length];
                for (var tag = 0; tag < tags.Length; tag++)
                    tags[tag] = Copy(_event.Tags[tag]);
                Check(new VideoRead(
                    Copy(_event.VideoId),
                    _event.CurrentTime,
                    _event.Duration,
                    _event.Attempt,
                    _event.IsFullScreen,
                    Copy(_event.Language),
                    Copy(_event.Code),
                    Copy(_event.Page),
                    tags));
            }
        }

        private static string Copy(string text) => new(text.AsSpan());
    }

    private static void Check(VideoRead read)
    {
        if (read.Attempt != Some.Event.Attempt)
            throw new InvalidDataException("The event that was read differs from the one that was written.");
    }
}
