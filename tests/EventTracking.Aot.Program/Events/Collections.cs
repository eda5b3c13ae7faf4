using System.Collections.Immutable;

namespace EventTracking.Aot.Program.Events;

/// <summary>Collections of values.</summary>
[TrackedEvent("com.example.aot.collections", Readable = true)]
public sealed partial record Collections(
    string?[] Texts,
    List<int> List,
    int[][] Jagged,
    IReadOnlyList<Mood> Moods,
    ISet<Guid> Set,
    ImmutableArray<double> Immutable,
    Queue<int> Queue,
    IEnumerable<int> Lazy);

/// <summary>Dictionaries with all kinds of keys.</summary>
[TrackedEvent("com.example.aot.dictionaries", Readable = true)]
public sealed partial record Dictionaries(
    Dictionary<string, int> ByText,
    IReadOnlyDictionary<int, string?> ByNumber,
    IDictionary<Guid, bool> ById,
    Dictionary<Mood, int[]> ByMood);
