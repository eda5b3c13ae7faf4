using System.Text;
using System.Text.Json;

namespace EventTracking.Tool.Verification;

/// <summary>An object of one of several types, which its discriminator names. The discriminator may be at any position.</summary>
internal sealed class UnionValidator(string expected, bool isNullable, string discriminator) : ValueValidator(expected, isNullable)
{
    private readonly byte[] _discriminator = Encoding.UTF8.GetBytes(discriminator);
    private Utf8Names<Case> _byText = new([]);
    private Dictionary<double, Case> _byNumber = [];
    private Case? _untagged;
    private string _tags = "";

    /// <summary>Sets the cases, whose validators may contain this one.</summary>
    public void SetCases(IReadOnlyList<Case> cases)
    {
        _byText = new Utf8Names<Case>(
            cases.Where(static @case => @case.Tag is string).Select(static @case => KeyValuePair.Create((string)@case.Tag!, @case)));
        _byNumber = cases.Where(static @case => @case.Tag is double).ToDictionary(static @case => (double)@case.Tag!);
        _untagged = cases.FirstOrDefault(static @case => @case.Tag is null);
        _tags = string.Join(" or ", cases.Where(static @case => @case.Tag is not null).Select(static @case => @case.TagText));
    }

    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch)
    {
        if (json.TokenType is not JsonTokenType.StartObject)
            return Fail(json, mismatch);

        var tag = json;
        var hasTag = TryFindTag(ref tag);
        if ((hasTag ? Find(tag) : _untagged) is { } @case)
            return @case.Value.Validate(ref json, mismatch) || (mismatch?.In($"<{@case.PathText}>") ?? false);

        _ = hasTag ? mismatch?.Expect(_tags, tag) : mismatch?.Expect(_tags, "nothing");
        return mismatch?.In($".{Mismatch.Name(discriminator)}") ?? false;
    }

    private bool TryFindTag(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.IsText(_discriminator))
                return json.Read();
            json.Skip();
        }

        return false;
    }

    private Case? Find(in Utf8JsonReader tag) => tag.TokenType switch
    {
        JsonTokenType.String when tag.ValueIsEscaped => FindEscaped(tag),
        JsonTokenType.String => _byText.TryFind(tag.ValueSpan, out var found) ? found : null,
        JsonTokenType.Number => tag.TryGetDouble(out var number) ? _byNumber.GetValueOrDefault(number) : null,
        _ => null,
    };

    private Case? FindEscaped(in Utf8JsonReader tag)
    {
        Case? found = null;
        return tag.IsText(text => _byText.TryFind(text, out found)) ? found : null;
    }

    /// <summary>A case of the union.</summary>
    /// <param name="Tag">The value of the discriminator: a string or a <see cref="double"/>, or <see langword="null"/> for none.</param>
    /// <param name="TagText">The value as JSON.</param>
    /// <param name="PathText">The value as part of a path.</param>
    /// <param name="Value">The object, with the discriminator as one of its fields.</param>
    internal sealed record Case(object? Tag, string TagText, string PathText, ValueValidator Value);
}
