using System.Collections;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Analyzers.Tests.Harness;
using EventTracking.Analyzers.Use;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EventTracking.Analyzers.Tests.Use;

/// <summary>The rule considers a type writable if and only if the core writes its values.</summary>
public sealed class UntypedJsonTests
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create(
        "Shop", references: [.. SomeReferences.All, MetadataReference.CreateFromFile(typeof(UntypedJsonTests).Assembly.Location)]);

    private static readonly object[] Values =
    [
        "x", true, 'c', 1, 2L, 3U, 4UL, (byte)5, (sbyte)6, (short)7, (ushort)8, (Int128)9, (UInt128)10, 1.5, 1.5F, 1.5M, (Half)1.5, (nint)1,
        (nuint)1,
        Guid.Empty, DateTime.UnixEpoch, DateTimeOffset.UnixEpoch, DateOnly.MinValue, TimeOnly.MinValue, TimeSpan.Zero,
        new Uri("https://example.org"),
        new Version(1, 0), DayOfWeek.Monday, new byte[] { 1 }, new Memory<byte>([1]), new ReadOnlyMemory<byte>([1]),
        new ReadOnlyMemory<int>([1]),
        JsonElement.Parse("1"), JsonDocument.Parse("1"), JsonValue.Create(1), new JsonObject(), new JsonArray(1),
        new int[] { 1 }, new int[,] { { 1 } }, new List<string> { "x" }, new ArrayList { 1 }, new HashSet<Guid> { Guid.Empty },
        ImmutableArray.Create(1),
        new Dictionary<string, object?> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<int, int> { [1] = 1 },
        new Dictionary<Guid, int> { [Guid.Empty] = 1 }, new Dictionary<DayOfWeek, int> { [default] = 1 },
        new Dictionary<DateTime, int> { [default] = 1 },
        new Dictionary<bool, int> { [true] = 1 }, new Dictionary<string, object> { ["a"] = 1 }.ToImmutableDictionary(),
        new SortedList<ulong, string> { [1] = "x" },
        new Hashtable { ["a"] = 1 }, new EventContext { ["a"] = 1 }, new List<Order> { new() }, new Order[] { new() },
        new Dictionary<string, Order> { ["a"] = new() },
        new Order(), new Price(1), (1, "x"), Tuple.Create(1), new KeyValuePair<string, int>("a", 1), typeof(int), Task.CompletedTask,
        new MemoryStream(),
        CancellationToken.None, (Action)(static () => { }), new InvalidOperationException(), new StringBuilder("x"), new Lazy<int>(1),
        new { A = 1 },
    ];

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Values.Length)];

    [Theory]
    [MemberData(nameof(Indexes))]
    public void The_rule_and_the_core_agree(int index)
    {
        var value = Values[index];
        var isWritten = !Written(value).Contains("null", StringComparison.Ordinal);

        Assert.True(
            UntypedJson.FindUnwritable(Symbol(value.GetType())) is null == isWritten,
            $"{value.GetType()} is {(isWritten ? "" : "not ")}written.");
    }

    private static string Written(object value)
    {
        var data = "";
        var backend = new DelegateBackend((in EventEnvelope envelope) => data = Encoding.UTF8.GetString(envelope.DataJson));
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["collecting"] = backend });
        tracker.Emit("com.example.value", new Dictionary<string, object?> { ["value"] = value });
        return data;
    }

    private static ITypeSymbol Symbol(Type type)
    {
        if (type.IsArray)
            return Compilation.CreateArrayTypeSymbol(Symbol(type.GetElementType()!), type.GetArrayRank());
        return type.IsGenericType
            ? Compilation.GetTypeByMetadataName(
                type.GetGenericTypeDefinition().FullName!)!.Construct([.. type.GetGenericArguments().Select(Symbol)])
            : Compilation.GetTypeByMetadataName(type.FullName!)!;
    }

    public sealed class Order;

    public readonly record struct Price(decimal Amount);
}
