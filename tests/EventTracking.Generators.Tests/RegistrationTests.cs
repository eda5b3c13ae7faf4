using System.Reflection;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>An assembly registers all of its events, including private and nested ones.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void Every_event_of_the_assembly_is_found_by_its_name()
    {
        var assembly = new GeneratedAssembly(GeneratorRun.Of("""
            using EventTracking;
            [TrackedEvent("registration.test.top", Version = 3)] public partial record Top(int A);
            public partial class Outer
            {
                [TrackedEvent("registration.test.private")] private partial record Hidden(int Descriptor);
                private partial struct Middle
                {
                    [TrackedEvent("registration.test.deep")] private partial record Deep;
                    [TrackedEvent("registration.test.half")] internal partial record Half;
                    private static int Deep_Descriptor => 1;
                }
            }
            public static class Sample { public static object Value => new Top(1); }
            """));
        assembly.Sample();

        Assert.Equal(3, TrackedEventRegistry.Find("registration.test.top")?.Version);
        Assert.Equal("Hidden", TrackedEventRegistry.Find("registration.test.private")?.ClrType.Name);
        Assert.Equal("Deep", TrackedEventRegistry.Find("registration.test.deep")?.ClrType.Name);
        Assert.Equal("Half", TrackedEventRegistry.Find("registration.test.half")?.ClrType.Name);
    }

    /// <summary>Analyzers read it in projects that reference the assembly. It includes private types.</summary>
    [Fact]
    public void The_metadata_of_the_assembly_lists_its_events()
    {
        var assembly = new GeneratedAssembly(GeneratorRun.Of("""
            using EventTracking;
            namespace Courses.@event
            {
                [TrackedEvent("org.edx.\"quoted\"", Version = 3)] public partial record Top;
                public partial class Outer { [TrackedEvent("org.edx.hidden")] private partial record Hidden; }
            }
            """));

        string[] declarations =
            [.. assembly.Type(
                "Courses.event.Top").Assembly.GetCustomAttribute<CompilerServices.TrackedEventDeclarationsAttribute>()!.Events.Split('\n')];
        Assert.Equal(["format 1", "org.edx.hidden 1 Courses.event.Outer+Hidden", "org.edx.\"quoted\" 3 Courses.event.Top"], declarations);
        Assert.All(declarations.Skip(1), declaration => Assert.NotNull(assembly.Type(declaration.Split(' ')[^1])));
    }

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        string[] sources =
        [
            "[EventTracking.TrackedEvent(\"a.c\")] public partial record C;",
            "[EventTracking.TrackedEvent(\"a.a\")] public partial record A;",
            "namespace N { [EventTracking.TrackedEvent(\"a.b\")] public partial record B; }",
        ];

        Assert.Equal(GeneratorRun.Of(sources).Files, GeneratorRun.Of([sources[2], sources[0], sources[1]]).Files);
    }
}
