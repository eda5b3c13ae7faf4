using System.Globalization;
using System.Text.RegularExpressions;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Exporting.Sql;

/// <summary>
/// The names of views and columns, the same in all databases: the names of events and fields themselves, as far as 63 bytes and databases
/// that ignore case allow.
/// </summary>
internal sealed partial class SqlNames
{
    public const string Table = "events";
    public const string Id = "event_id";
    public const string Version = "event_version";
    public const string Timestamp = "event_timestamp";
    public const string Context = "event_context";

    private const int MostBytes = 63;
    private const int MostBytesOfVersion = 5;

    private readonly ExportNames _views;

    public SqlNames(IReadOnlyList<DataShape> shapes)
    {
        var version = shapes.Select(static shape => OfVersion(shape.Version).Length).Append(MostBytesOfVersion).Max();
        _views = ExportNames.Of(shapes.Select(static shape => shape.EventName), Event, MostBytes - version, "~", Table);
    }

    /// <summary>The columns of the fields of all versions of an event.</summary>
    public static ExportNames Columns(IEnumerable<DataShape> versions) => ExportNames.Of(
        versions.SelectMany(static shape => shape.Data.Fields).Select(static field => field.Name),
        static name => (name, IsChanged: name.Length == 0),
        MostBytes,
        "~",
        Id, Version, Timestamp, Context);

    /// <summary>The view of all versions of an event.</summary>
    public string View(string eventName) => SqlDialect.Identifier(_views[eventName]);

    /// <summary>The view of one version.</summary>
    public string View(DataShape shape) => SqlDialect.Identifier(_views[shape.EventName] + OfVersion(shape.Version));

    private static string OfVersion(int version) => string.Create(CultureInfo.InvariantCulture, $" v{version}");

    /// <summary>A name that looks like the view of a version, or begins like PostgreSQL's own, is marked as changed.</summary>
    private static (string Name, bool IsChanged) Event(string name) =>
        (name, name.Length == 0 || VersionAtEnd().IsMatch(name) || name.StartsWith("pg_", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(" v[0-9]+$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex VersionAtEnd();
}
