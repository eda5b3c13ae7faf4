using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EventTracking.Tool.Tests.Inference;

/// <summary>The proposed records: creates them from data, and emits them through a tracker.</summary>
internal sealed class ProposedEvents : IDisposable
{
    /// <summary>Rejects fields that the record does not have, and data without its required fields.</summary>
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Dictionary<string, Type> _typed;
    private readonly Dictionary<string, Type> _json;
    private readonly Tracker _tracker;
    private (string Name, DateTimeOffset Timestamp, JsonElement Data)? _emitted;

    public ProposedEvents(Assembly assembly)
    {
        var events = assembly.GetTypes()
            .Where(static type => type.GetInterfaces().Any(
                static @interface => @interface.IsGenericType && @interface.GetGenericTypeDefinition() == typeof(ITrackedEvent<>)))
            .ToLookup(static type => type.GetCustomAttribute<TrackedEventAttribute>() is not null);
        _typed = events[true].ToDictionary(NameOf, StringComparer.Ordinal);
        _json = events[false].ToDictionary(NameOf, StringComparer.Ordinal);
        _tracker = new Tracker(
            new Dictionary<string, IEventBackend>(StringComparer.Ordinal) { ["test"] = new DelegateBackend(Keep) },
            options: new TrackerOptions { Limits = new EventLimits { MaxEventBytes = int.MaxValue, MaxFields = int.MaxValue } });
    }

    /// <summary>The names of all events that have a record.</summary>
    public IEnumerable<string> Names => _typed.Keys.Union(_json.Keys, StringComparer.Ordinal);

    /// <summary>Emits the record with this data, and asserts that the line has equal data.</summary>
    public void AssertNothingIsLost(string name, JsonElement data)
    {
        var trackedEvent = data.ValueKind is JsonValueKind.Object && _typed.TryGetValue(name, out var record)
            ? data.Deserialize(record, Strict)!
            : Activator.CreateInstance(_json[name], data)!;
        var timestamp = new DateTimeOffset(2026, 11, 23, 19, 29, 34, TimeSpan.Zero);

        _emitted = null;
        typeof(ProposedEvents).GetMethod(nameof(Emit), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(trackedEvent.GetType())
            .Invoke(this, [trackedEvent, timestamp]);

        Assert.NotNull(_emitted);
        Assert.Equal(name, _emitted.Value.Name);
        Assert.Equal(timestamp, _emitted.Value.Timestamp);
        Assert.True(
            JsonElement.DeepEquals(data, _emitted.Value.Data),
            $"{name}\nexpected {data.GetRawText()}\nbut found {_emitted.Value.Data.GetRawText()}");
    }

    public void Dispose() => _tracker.Dispose();

    private void Emit<T>(T trackedEvent, DateTimeOffset timestamp)
        where T : ITrackedEvent<T> => _tracker.Emit(in trackedEvent, timestamp, Guid.NewGuid());

    private void Keep(in EventEnvelope envelope) =>
        _emitted = (envelope.Name, envelope.Timestamp, JsonElement.Parse(envelope.DataJson));

    private static string NameOf(Type type) =>
        ((TrackedEventDescriptor)type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).Name;
}
