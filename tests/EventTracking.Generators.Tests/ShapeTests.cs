using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>No code is generated for a declaration that an analyzer reports as an error.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("[TrackedEvent(\"a.b\")] public record NotPartial(int A);")]
    [InlineData("public class Outer { [TrackedEvent(\"a.b\")] public partial record InNotPartial(int A); }")]
    [InlineData(
        "public partial class Outer { public class Middle { [TrackedEvent(\"a.b\")] public partial record InNotPartial(int A); } }")]
    [InlineData("[TrackedEvent(\"a.b\")] public partial class NotRecord { public int A => 1; }")]
    [InlineData("[TrackedEvent(\"a.b\")] public partial struct NotRecord { }")]
    [InlineData("[TrackedEvent(\"a.b\")] public abstract partial record Abstract(int A);")]
    [InlineData("[TrackedEvent(\"a.b\")] public partial record Generic<T>(int A);")]
    [InlineData("public partial class Outer<T> { [TrackedEvent(\"a.b\")] public partial record InGeneric(int A); }")]
    [InlineData("[TrackedEvent(\"a.b\")] file partial record FileLocal(int A);")]
    [InlineData("file partial class Outer { [TrackedEvent(\"a.b\")] public partial record InFileLocal(int A); }")]
    [InlineData("public partial class Outer { [TrackedEvent(\"a.b\")] protected partial record Protected(int A); }")]
    [InlineData("public partial class Outer { [TrackedEvent(\"a.b\")] private protected partial record PrivateProtected(int A); }")]
    [InlineData(
        "public partial class Outer { protected partial class Middle { [TrackedEvent(\"a.b\")] public partial record InProtected(int A); "
            + "} }")]
    public void No_code_is_generated_for_an_invalid_declaration(string declaration) =>
        Assert.Empty(GeneratorRun.WithoutChecks(SomeCompilation.Of($"using EventTracking;\n{declaration}")).Files);

    [Theory]
    [InlineData("[TrackedEvent(\"Not A Good Name\")] public partial record AnyName(int A);")]
    [InlineData("[TrackedEvent(null!)] public partial record NullName(int A);")]
    [InlineData("[TrackedEvent(\"\")] public partial record EmptyName(int A);")]
    [InlineData("public partial class Outer { [TrackedEvent(\"a.b\")] protected internal partial record ProtectedInternal(int A); }")]
    [InlineData("public partial class Outer { [TrackedEvent(\"a.b\")] private partial record Private(int A); }")]
    [InlineData("public partial interface IOuter { [TrackedEvent(\"a.b\")] public partial record InInterface(int A); }")]
    [InlineData(
        "public partial record struct Outer { public partial struct Middle { [TrackedEvent(\"a.b\")] internal partial record struct "
            + "Nested(int A); } }")]
    [InlineData("public ref partial struct Outer { [TrackedEvent(\"a.b\")] public partial record InRefStruct(int A); }")]
    [InlineData("public partial record Outer { [TrackedEvent(\"a.b\")] public sealed partial record InRecord(int A); }")]
    [InlineData("public static partial class Outer { [TrackedEvent(\"a.b\")] public sealed partial record InStatic(int A); }")]
    public void Code_is_generated_for_every_valid_declaration(string declaration) =>
        Assert.Equal(2, GeneratorRun.Of($"using EventTracking;\n{declaration}").Files.Count);

    [Theory]
    [InlineData("[TrackedEvent(N.Name)]")]
    [InlineData("[TrackedEvent()]")]
    [InlineData("[TrackedEvent]")]
    [InlineData("[TrackedEvent(]")]
    public void Code_is_generated_while_the_name_is_being_typed(string attribute) =>
        Assert.Equal(2, GeneratorRun.WithoutChecks(SomeCompilation.Of(
            $"using EventTracking; public static class N {{ public static string Name = \"a\"; }} {attribute} public partial record E(int "
                + $"A);")).Files.Count);

    [Fact]
    public void A_second_attribute_on_another_part_does_not_stop_the_generator() =>
        Assert.Equal(3, GeneratorRun.WithoutChecks(SomeCompilation.Of(
            "using EventTracking; [TrackedEvent(\"a.b\")] public partial record E(int A); [TrackedEvent(\"a.b\")] public partial record "
                + "E; [TrackedEvent(\"a.c\")] public partial record F;")).Files.Count);

    [Fact]
    public void No_file_is_generated_without_an_event() => Assert.Empty(GeneratorRun.Of("public partial record NoEvent(int A);").Files);
}
