namespace EventTracking.Tool.Tests.Inputs;

/// <summary>A project whose assembly, that of the sample <c>VideoCourse</c>, is built already.</summary>
internal static class SomeBuiltProject
{
    /// <summary>A lock with an earlier version of an event of the sample.</summary>
    public const string EarlierVersion = """
        eventtracking lock 1

        org.example.course.problem.checked 1
          answer string
          problem_id string

        """;

    /// <summary>Writes the project, with <see cref="EarlierVersion"/> as its lock, and returns the path of the project.</summary>
    public static string In(TemporaryFolder folder)
    {
        foreach (var assembly in new[] { "VideoCourse.dll", "EventTracking.dll" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, assembly), folder.PathOf(assembly));
        folder.Write("events.lock", EarlierVersion);
        return folder.Write("Course.csproj", """
            <Project>
              <PropertyGroup>
                <TargetPath>$(MSBuildProjectDirectory)/VideoCourse.dll</TargetPath>
              </PropertyGroup>
              <Target Name="Restore" />
              <Target Name="Build" />
            </Project>
            """);
    }
}
