using System.Globalization;
using System.Security;
using System.Text;
using EventTracking.Tool.Inference.Proposals;
using EventTracking.Tool.Inference.Statistics;

namespace EventTracking.Tool.Inference.Code;

/// <summary>The sentences of doc comments.</summary>
internal static class DocText
{
    /// <summary>The length of a name or an example with its escapes.</summary>
    private const int MaxLength = 100;

    private const string Ellipsis = "…";

    /// <summary>Returns how often a field occurs, and an example.</summary>
    /// <param name="field">The field.</param>
    /// <param name="container">What has the field, for example <c>line</c>.</param>
    public static string Of(ProposedField field, string container)
    {
        var counts = field.Counts;
        var text = new StringBuilder(Share(counts.Present, counts.Objects, container));
        if (field.Value.Type == FrameworkType.Json)
            text.Append(": ").Append(Kinds(counts));
        else if (counts.Nulls > 0)
            text.Append(Invariant($"; null in {counts.Nulls}"));
        if (field.Value.Type is not RecordDeclaration)
            text.Append(ForExample(counts.Example));
        return text.Append('.').ToString();
    }

    /// <summary>Returns the kinds of values, and an example.</summary>
    public static string Of(FieldCounts counts) => $"{Kinds(counts)}{ForExample(counts.Example)}.";

    /// <summary>Returns text in code font. Characters that must not be displayed are escaped.</summary>
    public static string Code(string text) => $"<c>{Limited(text, quote: "")}</c>";

    /// <summary>Returns the names of the fields that have a type.</summary>
    public static string Fields(DeclaredType type)
    {
        const int MaxShown = 3;
        string[] names = [.. type.FieldNames.Take(MaxShown).Select(Code)];
        return names switch
        {
            [var only] => only,
            _ when type.FieldNames.Count > MaxShown => $"{string.Join(", ", names)} and other fields",
            [.. var others, var last] => $"{string.Join(", ", others)} and {last}",
            _ => "",
        };
    }

    /// <summary>Returns a number of things.</summary>
    public static string Number(long count, string thing) => Invariant($"{count} {thing}{(count == 1 ? "" : "s")}");

    private static string Share(long present, long all, string container) => present == all
        ? all == 1 ? $"In the only {container}" : Invariant($"In all {all} {container}s")
        : Invariant($"In {present} of {all} {container}s");

    private static string Kinds(FieldCounts counts)
    {
        (long Count, string Text)[] kinds =
        [
            (counts.Strings, Number(counts.Strings, "string")),
            (counts.Numbers, Number(counts.Numbers, "number")),
            (counts.Booleans, Number(counts.Booleans, "boolean")),
            (counts.ObjectValues, Number(counts.ObjectValues, "object")),
            (counts.Arrays, Number(counts.Arrays, "array")),
            (counts.Nulls, Invariant($"{counts.Nulls} null")),
        ];
        return string.Join(", ", kinds.Where(static kind => kind.Count > 0).Select(static kind => kind.Text));
    }

    private static string ForExample(ExampleValue? example) => example switch
    {
        null => "",
        { IsString: true } => $"; for example <c>{Limited(example.Text, quote: "\"", example.IsShortened)}</c>",
        _ => $"; for example <c>{Limited(example.Text, quote: "", example.IsShortened)}</c>",
    };

    private static string Limited(string text, string quote, bool isShortened = false)
    {
        var limited = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var visible = quote.Length > 0 ? QuotedText.Of(rune.ToString())[1..^1] : QuotedText.Visible(rune.ToString());
            var escaped = SecurityElement.Escape(visible);
            if (limited.Length + escaped.Length > MaxLength)
            {
                isShortened = true;
                break;
            }

            limited.Append(escaped);
        }

        // Quotes are legal in the text of an element, and easier to read unescaped.
        limited.Replace("&quot;", "\"").Replace("&apos;", "'");
        return quote + limited + (isShortened ? Ellipsis : quote);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
