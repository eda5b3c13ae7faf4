using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;

namespace EventTracking.Generators.Tests.Shape;

/// <summary>What a change of a shape means for readers.</summary>
public sealed class ShapeComparisonTests
{
    [Theory]
    [InlineData("x string", "", "x: FieldRemoved string -> -", "EVT502", "-")]
    [InlineData("x string ~", "", "x: OptionalFieldRemoved string ~ -> -", "-", "-")]
    [InlineData("", "x string", "x: FieldAdded - -> string", "-", "EVT505")]
    [InlineData("", "x string ? ~", "x: OptionalFieldAdded - -> string ? ~", "-", "-")]
    [InlineData("x string", "x boolean", "x: TypeChanged string -> boolean", "EVT503", "EVT503")]
    [InlineData("x string(uuid)", "x string(date)", "x: TypeChanged string(uuid) -> string(date)", "EVT503", "EVT503")]
    [InlineData("x string(uuid)", "x string", "x: TypeWidened string(uuid) -> string", "EVT503", "-")]
    [InlineData("x string", "x string(uuid)", "x: TypeNarrowed string -> string(uuid)", "-", "EVT503")]
    [InlineData("x integer", "x number", "x: TypeWidened integer -> number", "EVT503", "-")]
    [InlineData("x number", "x integer(0..255)", "x: TypeNarrowed number -> integer(0..255)", "-", "EVT503")]
    [InlineData("x integer(0..255)", "x integer(0..65535)", "x: TypeWidened integer(0..255) -> integer(0..65535)", "EVT503", "-")]
    [InlineData("x integer", "x integer(0..65535)", "x: TypeNarrowed integer -> integer(0..65535)", "-", "EVT503")]
    [InlineData("x integer(0..255)", "x integer(-128..127)", "x: TypeChanged integer(0..255) -> integer(-128..127)", "EVT503", "EVT503")]
    [InlineData("x number", "x number(named)", "x: TypeWidened number -> number(named)", "EVT503", "-")]
    [InlineData("x string ?", "x any", "x: TypeWidened string -> any", "EVT503", "-")]
    [InlineData("x any", "x string", "x: TypeNarrowed any -> string", "-", "EVT503")]
    [InlineData("x string", "x string ?", "x: BecameNullable string -> string ?", "EVT504", "-")]
    [InlineData("x string ?", "x string", "x: NoLongerNullable string ? -> string", "-", "EVT504")]
    [InlineData("x string", "x string ~", "x: BecameOptional string -> string ~", "EVT504", "-")]
    [InlineData("x string ~", "x string", "x: NoLongerOptional string ~ -> string", "-", "EVT504")]
    [InlineData("x enum(a, b)", "x enum(\"c d\", a, b)", "x: MemberAdded - -> \"c d\"", "EVT506", "-")]
    [InlineData("x enum(a, b)", "x enum(a)", "x: MemberRemoved b -> -", "-", "EVT506")]
    [InlineData("x flags(a)", "x flags(a, b)", "x: MemberAdded - -> b", "EVT506", "-")]
    [InlineData("x enum(a)", "x flags(a)", "x: TypeWidened enum(a) -> flags(a)", "EVT503", "-")]
    [InlineData("x enum(a)", "x string", "x: TypeChanged enum(a) -> string", "EVT503", "EVT503")]
    [InlineData("x oneof(kind: a)", "x oneof(kind: a, b)", "x: CaseAdded - -> b", "EVT506", "-")]
    [InlineData("x oneof(kind: 1, a)", "x oneof(kind: a)", "x: CaseRemoved 1 -> -", "-", "EVT506")]
    [InlineData("x oneof(kind: a)", "x oneof(type: a)", "x: TypeChanged oneof(kind: a) -> oneof(type: a)", "EVT503", "EVT503")]
    [InlineData("x array|x[] string", "x array|x[] string ?", "x[]: BecameNullable string -> string ?", "EVT504", "-")]
    [InlineData("x map|x{} integer", "x map|x{} number", "x{}: TypeWidened integer -> number", "EVT503", "-")]
    [InlineData("x object|x.y string", "x object", "x.y: FieldRemoved string -> -", "EVT502", "-")]
    [InlineData("x oneof(k: a)|x<a>.y string", "x oneof(k: a)", "x<a>.y: FieldRemoved string -> -", "EVT502", "-")]
    [InlineData("x object|x.y string", "x array|x[] string", "x: TypeChanged object -> array", "EVT503", "EVT503")]
    public void One_change(string old, string @new, string change, string forwardRule, string backwardRule)
    {
        var found = Assert.Single(Compare(old, @new));

        Assert.Equal(change, found.ToString());
        Assert.Equal(forwardRule is "-" ? "EVT509" : forwardRule, found.Rule(CompatibilityMode.Forward));
        Assert.Equal(backwardRule is "-" ? "EVT509" : backwardRule, found.Rule(CompatibilityMode.Backward));
        Assert.Equal(forwardRule is not "-" || backwardRule is not "-", found.Breaks(CompatibilityMode.Full));
        Assert.False(found.Breaks(CompatibilityMode.None));
    }

    [Theory]
    [InlineData("a string|x integer", "b string|x integer", "b")]
    [InlineData("a string ?|x integer", "b string|x integer", null)]
    [InlineData("a string", "b string|c string", null)]
    [InlineData("a object|a.x string", "b object|b.x string", "b")]
    [InlineData("a object|a.x string", "b object|b.y string", null)]
    [InlineData("x object|x.a ^x ?", "x object|x.b ^x ?", "b")]
    [InlineData("x object|x.a array|x.a[] ^x|x.y string", "x object|x.b array|x.b[] ^x|x.y string", "b")]
    [InlineData("a object|a.a ^a ?", "b object|b.b ^b ?", null)]
    public void A_removed_field_may_have_a_new_name(string old, string @new, string? name) =>
        Assert.Equal(name, Compare(old, @new).Single(static change => change.Kind is ShapeChangeKind.FieldRemoved).NewName);

    [Fact]
    public void Changes_at_all_depths_are_found_in_ordinal_order_of_their_paths() => Assert.Equal(
        ["a.b[].c: BecameNullable string -> string ?", "a.b[].d: FieldAdded - -> number", "e: FieldRemoved string -> -"],
        Compare(
            "a object|a.b array|a.b[] object|a.b[].c string|e string", "a object|a.b array|a.b[] object|a.b[].c string ?|a.b[].d number")
            .Select(static change => change.ToString()));

    [Fact]
    public void Null_and_absence_change_together() => Assert.Equal(
        [ShapeChangeKind.NoLongerNullable, ShapeChangeKind.BecameOptional],
        Compare("x string ?", "x string ~").Select(static change => change.Kind));

    [Fact]
    public void A_change_in_a_recursive_type_is_reported_once() => Assert.Equal(
        ["x.y: TypeWidened integer -> number"],
        Compare("x object|x.next ^x ?|x.y integer", "x object|x.next ^x ?|x.y number").Select(static change => change.ToString()));

    [Fact]
    public void A_recursive_type_that_is_written_down_in_another_way_is_compatible() => Assert.Equal(
        ["x.next: ReferenceChanged ^x ? -> object ?"],
        Compare("x object|x.next ^x ?|x.y integer", "x object|x.next object ?|x.next.next ^x ?|x.next.y integer|x.y integer")
            .Select(static change => change.ToString()));

    [Fact]
    public void Equal_shapes_have_no_changes() =>
        Assert.Empty(Compare("x object|x.next ^x ?|x.y integer", "x object|x.next ^x ?|x.y integer"));

    private static IReadOnlyList<ShapeChange> Compare(string old, string @new) => ShapeComparison.Compare(Shape(old), Shape(@new));

    private static DataShape Shape(string lines)
    {
        var file = LockFile.Parse(
            $"{LockFile.Header}\n\na "
                + $"1\n{string.Concat(lines.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(static line => $"  {line}\n"))}");
        Assert.Empty(file.Errors);
        return Assert.Single(file.Blocks).Shape!;
    }
}
