namespace EventTracking.Tool.Exporting.Sql;

/// <summary>The parts of SQL in which databases differ.</summary>
internal abstract class SqlDialect
{
    /// <summary>
    /// Adds an offset to an instant without one, as a <c>DateTime</c> of unspecified kind is written. Otherwise, it would depend on the
    /// time zone of the session.
    /// </summary>
    protected const string OffsetPattern = "'(T[0-9:.]+)$', '\\1Z'";

    /// <summary>
    /// <c>-1.02:03:04</c> becomes <c>-01 days -02:03:04</c>: databases apply the sign to the days only. Without days they are <c>0</c>.
    /// </summary>
    protected const string DurationPattern = "'^(-?)(?:(\\d+)\\.)?(\\d\\d:.*)$', '\\10\\2 days \\1\\3'";

    /// <summary>The name of the format.</summary>
    public abstract string Format { get; }

    /// <summary>The statements before those of the events.</summary>
    public abstract string Prologue { get; }

    /// <summary>The statements after those of the events.</summary>
    public abstract string Epilogue { get; }

    /// <summary>Returns a statement that drops the views of an event if they exist, or nothing if views can be replaced.</summary>
    public abstract string DropViews(IEnumerable<string> views);

    /// <summary>Returns the start of a statement that creates a view, up to its query.</summary>
    /// <param name="view">The quoted name.</param>
    public abstract string CreateView(string view);

    /// <summary>Returns the name of a type.</summary>
    public abstract string NameOf(SqlType type);

    /// <summary>Returns an expression for the value of a field, or <c>NULL</c> if the field is absent or null.</summary>
    public abstract string Value(string field, SqlType type);

    /// <summary>Returns the condition for lines of a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="assumed">The version of lines without one.</param>
    public abstract string IsVersion(int version, int assumed);

    /// <summary>Returns a string literal. Neither database has the character U+0000 in literals.</summary>
    public static string Literal(string text) => $"'{Valid(text).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Returns a quoted identifier.</summary>
    public static string Identifier(string name) => $"\"{Valid(name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Valid(string text) => Quoted.WellFormed(text).Replace('\0', '\uFFFD');
}
