using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Tests.Differential;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Reliability;

/// <summary>
/// Random names, data and contexts, most of them hostile. Each event arrives; its line is one line of strict UTF-8 that two
/// independent parsers read as what was emitted.
/// </summary>
public sealed class FuzzTests
{
    private const int EventsOfABatch = 50_000;
    private const int FirstSeed = 20_260_709;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public async Task Whatever_is_emitted_is_read_back_by_two_parsers()
    {
        for (var batch = 0; batch < LongRun.Choose(4, 200); batch++)
        {
            var (lines, data) = Emit(new Random(FirstSeed + batch));
            var read = await Python.ForEachLine("json.dumps(json.loads(line)['data'])", lines);
            for (var i = 0; i < EventsOfABatch; i++)
                JsonDifference.BesidesPrecision.IsNone(data[i], Encoding.UTF8.GetBytes(read[i]));
        }
    }

    [Fact]
    public async Task Whatever_is_emitted_is_read_back_by_a_third_parser()
    {
        var (lines, data) = Emit(new Random(FirstSeed - 1));

        // What JavaScript makes of names that are numbers, and writes in another order, it makes of both.
        var read = await Node.ForEachLine(
            "(([event, data]) => isDeepStrictEqual(event.data, data))(JSON.parse(line))",
            [.. lines.Select((line, i) => $"[{line},{Encoding.UTF8.GetString(data[i])}]")]);

        Assert.Equal(EventsOfABatch, read.Count);
        Assert.All(read, static (isEqual, i) => Assert.True(isEqual == "true", $"Event {i} is another one in JavaScript."));
    }

    [Fact]
    public void Data_that_changes_while_it_is_written_makes_lines_that_are_whole()
    {
        const int events = 20_000;
        var lines = 0;
        var data = new Dictionary<string, object?>();
        using var tracker = new Tracker(SomeBackends.Only(new DelegateBackend((in envelope) =>
        {
            using var line = JsonDocument.Parse(envelope.Json.ToArray());
            lines++;
        })));
        using var isOver = new CancellationTokenSource();
        var mutator = new Thread(() =>
        {
            var random = new Random(1);
            while (!isOver.IsCancellationRequested)
            {
                data[$"f{random.Next(50)}"] = random.Next();
                data.Remove($"f{random.Next(50)}");
            }
        });
        mutator.Start();

        for (var i = 0; i < events; i++)
            tracker.Emit("test.event", data);

        isOver.Cancel();
        mutator.Join();
        Assert.Equal(events, lines);
        Assert.Equal((events, events), (tracker.GetAccount().Offered, tracker.GetAccount().Delivered));
    }

    /// <summary>Emits a batch of random events, each of which arrives as one line that says what was emitted.</summary>
    /// <returns>The lines, and the data that they must hold as another writer writes them.</returns>
    private static (List<string> Lines, List<byte[]> Data) Emit(Random random)
    {
        var values = new SomeValue(random);
        var lines = new List<string>(EventsOfABatch);
        var data = new List<byte[]>(EventsOfABatch);
        var expected = (Name: "", Data: new JsonObject(), Context: new JsonObject());
        using var tracker = new Tracker(SomeBackends.Only(new DelegateBackend((in envelope) =>
        {
            var line = StrictUtf8.GetString(envelope.Json);
            Assert.DoesNotContain(line, static character => char.IsControl(character) || character is '\u2028' or '\u2029' or '\ufeff');
            Assert.Equal(expected.Name, JsonElement.Parse(envelope.Json).GetProperty("name").GetString());
            data.Add(JsonSerializer.SerializeToUtf8Bytes(expected.Data));
            JsonDifference.BesidesPrecision.IsNone(data[^1], envelope.DataJson);
            JsonDifference.BesidesPrecision.IsNone(JsonSerializer.SerializeToUtf8Bytes(expected.Context), envelope.ContextJson);
            lines.Add(line);
        })));

        for (var i = 0; i < EventsOfABatch; i++)
        {
            var name = values.NextString();
            var (eventData, expectedData) = values.NextData();
            var (context, expectedContext) = i % 4 == 0 ? values.NextData() : ([], []);
            expected = (name.Length == 0 ? "unknown" : SomeValue.Replaced(name), expectedData, expectedContext);
            using (tracker.Context("fuzz", new EventContext(context)))
                tracker.Emit(name, eventData);

            // What the backend asserts, it throws into the tracker.
            Assert.True(lines.Count == i + 1, $"Event {i} was not read back as it was emitted: {expectedData.ToJsonString()}");
        }

        Assert.Equal((EventsOfABatch, EventsOfABatch), (tracker.GetAccount().Offered, tracker.GetAccount("only").Delivered));
        return (lines, data);
    }
}
