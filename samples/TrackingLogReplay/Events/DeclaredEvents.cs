using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>The declared events, by name.</summary>
internal static class DeclaredEvents
{
    private delegate bool Emission(Tracker tracker, RoundTripGuard guard, JsonElement data, DateTimeOffset timestamp);

    private static readonly FrozenDictionary<string, Emission> ByName = FrozenDictionary.ToFrozenDictionary(
    [
        Declared(LogJson.Default.LoadVideo),
        Declared(LogJson.Default.PlayVideo),
        Declared(LogJson.Default.PauseVideo),
        Declared(LogJson.Default.StopVideo),
        Declared(LogJson.Default.SeekVideo),
        Declared(LogJson.Default.ShowTranscript),
        Declared(LogJson.Default.HideTranscript),
        Declared(LogJson.Default.ProblemCheck),
        Declared(LogJson.Default.ProblemShow),
        Declared(LogJson.Default.ShowAnswer),
        Declared(LogJson.Default.StringArray, static parts => new ProblemGraded(parts)),
        Declared(LogJson.Default.EnrollmentActivated),
        Declared(LogJson.Default.EnrollmentDeactivated),
        Declared(LogJson.Default.ThreadCreated),
        Declared(LogJson.Default.ResponseCreated),
        Declared(LogJson.Default.CommentCreated),
        Declared(LogJson.Default.SequenceNext),
        Declared(LogJson.Default.SequencePrevious),
        Declared(LogJson.Default.SequenceGoto),
        Declared(LogJson.Default.PageClose),
        Declared(LogJson.Default.Book),
        Declared(LogJson.Default.CourseIndexPublished),
    ]);

    /// <summary>Emits the event as its declared record, if there is one that writes exactly this data.</summary>
    /// <returns><see langword="true"/> if the event was emitted.</returns>
    public static bool TryEmit(Tracker tracker, RoundTripGuard guard, string name, JsonElement data, DateTimeOffset timestamp) =>
        ByName.TryGetValue(name, out var emission) && emission(tracker, guard, data, timestamp);

    private static KeyValuePair<string, Emission> Declared<TEvent>(JsonTypeInfo<TEvent> json)
        where TEvent : class, ITrackedEvent<TEvent> => Declared(json, static trackedEvent => trackedEvent);

    private static KeyValuePair<string, Emission> Declared<TJson, TEvent>(JsonTypeInfo<TJson> json, Func<TJson, TEvent> toEvent)
        where TJson : class
        where TEvent : class, ITrackedEvent<TEvent> => new(
        TEvent.Descriptor.Name,
        (tracker, guard, data, timestamp) =>
            Read(data, json) is { } read && guard.TryEmit(tracker, toEvent(read), data, timestamp));

    private static TJson? Read<TJson>(JsonElement data, JsonTypeInfo<TJson> json)
        where TJson : class
    {
        try
        {
            return data.Deserialize(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
