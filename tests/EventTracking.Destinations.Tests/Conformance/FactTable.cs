using System.Globalization;
using System.Reflection;
using System.Text;
using EventTracking.Destinations.Tests.Exporter;

namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>The table of facts by destination, from the tests in this project.</summary>
internal static class FactTable
{
    public const string Holds = "✓";

    /// <summary>
    /// Renders the table, with a footnote for each fact that does not apply. The last columns are those of <see cref="ExporterResults"/>.
    /// </summary>
    public static string Render()
    {
        var destinations = Destinations();
        var footnotes = new List<string>();
        var text = new StringBuilder();
        text.Append("| | fact |").AppendJoin("", destinations.Select(static one => $" {one.Title} |"))
            .Append(" SDK, retry in memory | SDK, retry on disk |\n");
        text.Append("|---:|---|").AppendJoin("", destinations.Select(static _ => ":-:|")).Append("---|---|\n");
        foreach (var (number, title) in Facts())
        {
            text.Append(CultureInfo.InvariantCulture, $"| {number} | {title} |");
            foreach (var (_, destination) in destinations)
                text.Append(CultureInfo.InvariantCulture, $" {Cell(destination.ReasonNotToApply(number), footnotes)} |");
            foreach (var cell in ExporterResults.Cells(number, reason => Cell(reason, footnotes)))
                text.Append(CultureInfo.InvariantCulture, $" {cell} |");
            text.Append('\n');
        }

        text.Append('\n').AppendJoin("\n", footnotes.Select(static (reason, i) => Footnote(i + 1, reason))).Append('\n');
        return text.ToString();
    }

    /// <summary>Returns the numbers and names of the facts, in order.</summary>
    public static IReadOnlyList<(int Number, string Title)> Facts() =>
    [
        .. from method in typeof(DestinationTests).GetMethods()
           let fact = method.GetCustomAttribute<DestinationFactAttribute>()
           where fact is not null
           orderby fact.Number
           select (fact.Number, method.Name.Replace('_', ' ')),
    ];

    /// <summary>Returns the destinations, by the names of their test classes without the ending <c>Tests</c>.</summary>
    private static IReadOnlyList<(string Title, DestinationUnderTest Destination)> Destinations() =>
    [
        .. from type in typeof(DestinationTests).Assembly.GetTypes()
           where type.IsSubclassOf(typeof(DestinationTests)) && !type.IsAbstract
           let destination = type.GetConstructors().Single().GetParameters().Single().ParameterType
           orderby type.Name
           select (type.Name[..^"Tests".Length], (DestinationUnderTest)Activator.CreateInstance(destination)!),
    ];

    private static string Cell(string? reason, List<string> footnotes)
    {
        if (reason is null)
            return Holds;

        if (!footnotes.Contains(reason))
            footnotes.Add(reason);
        return string.Create(CultureInfo.InvariantCulture, $"({footnotes.IndexOf(reason) + 1})");
    }

    private static string Footnote(int number, string reason) => string.Create(CultureInfo.InvariantCulture, $"({number}) {reason}  ");
}
