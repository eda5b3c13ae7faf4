using System.Text;
using EventTracking.Tool.Exporting;
using EventTracking.Tool.Exporting.TypeScript;

namespace EventTracking.Tool.Tests.Exporting;

/// <summary>The names of files and types.</summary>
public sealed class ExportNamesTests
{
    [Fact]
    public void File_names_are_safe_and_distinct_without_regard_to_case()
    {
        string[] names = [.. Names(FileNames.Of(HostileNames.All))];

        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, static name => Assert.Matches("^[A-Za-z0-9_-][A-Za-z0-9._-]*$", name));
        Assert.All(names, static name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 200));
        Assert.All(names, static name => Assert.DoesNotMatch(@"^(?i)(con|com1)(\.|$)", name));
    }

    [Fact]
    public void Type_names_are_distinct_identifiers()
    {
        string[] names = [.. Names(TypeScriptNames.Of(HostileNames.All))];

        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, static name => Assert.Matches("^[A-Z][A-Za-z0-9_]*$", name));
    }

    [Theory]
    [InlineData("org.edx.video.stop", "org.edx.video.stop", "OrgEdxVideoStop")]
    [InlineData("problem_check", "problem_check", "ProblemCheck")]
    [InlineData("Order.Placed", "Order.Placed", "OrderPlaced")]
    [InlineData("Order Completed", "Order_Completed-25946aca", "OrderCompleted_25946aca")]
    public void Plain_names_are_kept_and_others_get_a_hash(string name, string file, string type)
    {
        Assert.Equal(file, FileNames.Of([name])[name]);
        Assert.Equal(type, TypeScriptNames.Of([name])[name]);
    }

    [Fact]
    public void The_name_of_a_changed_event_does_not_depend_on_the_others()
    {
        var all = FileNames.Of(HostileNames.All);

        Assert.All(["日本", "a b", "<b>"], name => Assert.Equal(all[name], FileNames.Of([name])[name]));
    }

    [Fact]
    public void Names_that_differ_only_in_case_both_get_a_hash()
    {
        var names = FileNames.Of(["case", "Case", "other"]);

        Assert.Matches("^case-[0-9a-f]{8}$", names["case"]);
        Assert.Matches("^Case-[0-9a-f]{8}$", names["Case"]);
        Assert.Equal("other", names["other"]);
    }

    private static IEnumerable<string> Names(ExportNames names) => HostileNames.All.Select(name => names[name]);
}
