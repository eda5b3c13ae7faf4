using System.Collections;
using System.Data.Common;
using System.Text.Json;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Exporting.Sql;

namespace EventTracking.Tool.Tests.Exporting.Sql;

/// <summary>Compares the rows of a view with the lines that it was loaded from.</summary>
/// <param name="connection">The connection.</param>
/// <param name="canonical">Returns an expression for the <see cref="CanonicalText"/> of a value.</param>
/// <param name="list">Returns an expression for the list of texts, given that of an item named <c>item</c> and the list.</param>
/// <param name="areEqual">Compares two canonical texts.</param>
internal sealed class ViewRows(
    DbConnection connection,
    Func<string, SqlKind, string> canonical,
    Func<string, string, string> list,
    Func<string?, string?, SqlKind, bool> areEqual)
{
    public async Task AreEqual(DataShape shape, string view, IReadOnlyList<string> lines)
    {
        var columns = SqlNames.Columns([shape]);
        var types = shape.Data.Fields.Select(field => SqlType.Of(shape, field.Value.Type)).ToList();
        var expressions = shape.Data.Fields.Zip(types, (field, type) => Expression(SqlDialect.Identifier(columns[field.Name]), type));

        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", expressions.Prepend("event_version"))} FROM {view} ORDER BY event_id";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        foreach (var line in lines)
        {
            Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken), $"{view} has fewer rows than lines.");
            Assert.Equal(shape.Version, reader.GetInt32(0));
            var data = JsonElement.Parse(line).GetProperty("data");
            for (var i = 0; i < types.Count; i++)
                Check(data, shape.Data.Fields[i], types[i], reader.GetValue(i + 1), line);
        }

        Assert.False(await reader.ReadAsync(TestContext.Current.CancellationToken), $"{view} has more rows than lines.");
    }

    private string Expression(string column, SqlType type) =>
        type.IsList ? list(canonical("item", type.Kind), column) : canonical(column, type.Kind);

    private void Check(JsonElement data, ShapeField field, SqlType type, object actual, string line)
    {
        var isThere = data.TryGetProperty(field.Name, out var value) && value.ValueKind is not JsonValueKind.Null;
        if (!isThere || !type.IsList)
        {
            var expected = isThere ? CanonicalText.OfJson(value, type.Kind) : null;
            Assert.True(
                areEqual(expected, actual is DBNull ? null : (string)actual, type.Kind),
                $"{field.Name} ({type}): expected {expected ?? "NULL"} but found {actual} in {line}");
            return;
        }

        var items = value.EnumerateArray().Select(item => CanonicalText.OfJson(item, type.Kind)).ToList();
        var found = ((IEnumerable)actual).Cast<object?>().Select(static item => item as string).ToList();
        Assert.Equal(items.Count, found.Count);
        Assert.All(items.Zip(found), pair => Assert.True(
            areEqual(pair.First, pair.Second, type.Kind),
            $"{field.Name} ({type}): expected {pair.First} but found {pair.Second} in {line}"));
    }
}
