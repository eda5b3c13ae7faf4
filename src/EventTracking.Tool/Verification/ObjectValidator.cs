using System.Numerics;
using System.Text;
using System.Text.Json;

namespace EventTracking.Tool.Verification;

/// <summary>An object with known fields.</summary>
internal sealed class ObjectValidator(string expected, bool isNullable, Strictness strictness) : ValueValidator(expected, isNullable)
{
    /// <summary>Describes a field that the object has twice.</summary>
    public const string FoundTwice = "expected one field with this name but found two";

    /// <summary>Describes a field that is not declared.</summary>
    public const string UnknownField = "expected a declared field";

    private const int BitsOfWord = 64;
    private const int WordsOnStack = 4;

    private Field[] _fields = [];
    private ulong[] _required = [];
    private Utf8Names<int> _byName = new([]);
    private int[] _successors = [];

    /// <summary>Sets the fields, whose validators may contain this one.</summary>
    public void SetFields(IReadOnlyList<Field> fields)
    {
        _fields = [.. fields];
        _byName = new Utf8Names<int>(fields.Select(static (field, index) => KeyValuePair.Create(field.Name, index)));
        _required = new ulong[Math.Max(1, (fields.Count + BitsOfWord - 1) / BitsOfWord)];
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].IsRequired)
                _required[i / BitsOfWord] |= Bit(i);
        }

        // Each field is expected to follow the one that it followed last. At first, that is the order of the shape.
        _successors = [.. Enumerable.Range(0, fields.Count + 1).Select(i => Math.Min(i, Math.Max(0, fields.Count - 1)))];
    }

    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch)
    {
        if (json.TokenType is not JsonTokenType.StartObject)
            return Fail(json, mismatch);

        var found = _required.Length <= WordsOnStack ? stackalloc ulong[WordsOnStack] : new ulong[_required.Length];
        var last = -1;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (!TryFind(json, last, out var index))
            {
                if (strictness is Strictness.Strict)
                    return FailUnknown(json, mismatch);
                json.Skip();
                continue;
            }

            last = index;
            var field = _fields[index];
            json.Read();
            if ((found[index / BitsOfWord] & Bit(index)) != 0)
                return FailAt(field, FoundTwice, mismatch);
            found[index / BitsOfWord] |= Bit(index);
            if (!field.Value.Validate(ref json, mismatch))
                return mismatch?.In(field.Step) ?? false;
        }

        return HasRequired(found, mismatch);
    }

    private static ulong Bit(int index) => 1UL << (index % BitsOfWord);

    private static bool FailAt(Field field, string problem, Mismatch? mismatch)
    {
        mismatch?.Describe(problem);
        return mismatch?.In(field.Step) ?? false;
    }

    private static bool FailUnknown(in Utf8JsonReader json, Mismatch? mismatch)
    {
        mismatch?.Describe(UnknownField);
        return mismatch?.In($".{Mismatch.Name(json.ValueSpan)}") ?? false;
    }

    private bool HasRequired(ReadOnlySpan<ulong> found, Mismatch? mismatch)
    {
        for (var i = 0; i < _required.Length; i++)
        {
            if ((_required[i] & ~found[i]) is not 0 and var missing)
            {
                var field = _fields[(i * BitsOfWord) + BitOperations.TrailingZeroCount(missing)];
                mismatch?.Expect(field.Value.Expected, "nothing");
                return mismatch?.In(field.Step) ?? false;
            }
        }

        return true;
    }

    private bool TryFind(in Utf8JsonReader json, int last, out int index)
    {
        if (json.ValueIsEscaped)
            return TryFindEscaped(json, out index);

        index = _successors[last + 1];
        if (index < _fields.Length && json.ValueSpan.SequenceEqual(_fields[index].Utf8Name))
            return true;
        if (!_byName.TryFind(json.ValueSpan, out index))
            return false;
        _successors[last + 1] = index;
        return true;
    }

    private bool TryFindEscaped(in Utf8JsonReader json, out int index)
    {
        var found = 0;
        var isKnown = json.IsText(name => _byName.TryFind(name, out found));
        index = found;
        return isKnown;
    }

    /// <summary>A field of the object.</summary>
    internal sealed record Field(string Name, ValueValidator Value, bool IsRequired)
    {
        public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);

        public string Step { get; } = $".{Mismatch.Name(Name)}";
    }
}
