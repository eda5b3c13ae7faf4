using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventTracking.Shared;

/// <summary>
/// Emits random names, data and contexts, most of them hostile. Each event must arrive as one line of strict UTF-8 that System.Text.Json
/// reads as the emitted values. Does not depend on the test framework, because a native program runs it too.
/// </summary>
internal sealed class RandomEvents(int seed)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly RandomValues _values = new(new Random(seed));
    private (string Name, JsonObject Data, JsonObject Context) _expected;
    private EmittedLine? _arrived;
    private string? _difference;

    /// <summary>Emits events and passes each received line to <paramref name="arrived"/>.</summary>
    /// <returns>The difference of the first event that did not arrive as emitted, or <see langword="null"/>.</returns>
    public string? FindDifference(int events, Action<EmittedLine> arrived)
    {
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["only"] = new DelegateBackend(Receive) });
        for (var i = 0; i < events; i++)
        {
            Emit(tracker, hasContext: i % 4 == 0);
            if (_difference is not null || _arrived is null)
                return $"Event {i} of seed {seed}, {_expected.Data.ToJsonString()}: {_difference ?? "it did not arrive."}";
            arrived(_arrived.Value);
        }

        var (offered, delivered) = (tracker.GetAccount().Offered, tracker.GetAccount("only").Delivered);
        return offered == events
            && delivered == events ? null : $"Expected {events} events but {offered} were offered and {delivered} delivered.";
    }

    private void Emit(Tracker tracker, bool hasContext)
    {
        var name = _values.NextString();
        var (data, expectedData) = _values.NextData();
        var (context, expectedContext) = hasContext ? _values.NextData() : ([], []);
        _expected = (name.Length == 0 ? "unknown" : RandomValues.ReplaceLoneSurrogates(name), expectedData, expectedContext);
        _arrived = null;
        using (tracker.Context("fuzz", new EventContext(context)))
            tracker.Emit(name, data);
    }

    /// <summary>Throws for invalid UTF-8 or JSON. The tracker catches the exception, so the event counts as not received.</summary>
    private void Receive(in EventEnvelope envelope)
    {
        var line = StrictUtf8.GetString(envelope.Json);
        var data = _expected.Data.ToJsonString();
        _difference =
            line.Any(static character => char.IsControl(character) || character is '\u2028' or '\u2029' or '\ufeff')
                ? $"not a single line: {line}"
            : JsonElement.Parse(envelope.Json).GetProperty("name").GetString() != _expected.Name ? $"wrong name: {line}"
            : JsonDifference.IgnoringPrecision.Find(Encoding.UTF8.GetBytes(data), envelope.DataJson)
            ?? JsonDifference.IgnoringPrecision.Find(Encoding.UTF8.GetBytes(_expected.Context.ToJsonString()), envelope.ContextJson);
        _arrived = new EmittedLine(line, data);
    }
}
