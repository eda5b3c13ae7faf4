using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Tests;

/// <summary>A git repository in a temporary folder. Skips the test if git is not installed.</summary>
internal sealed class SomeRepository : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SomeRepository()
    {
        try
        {
            Git("init", "--quiet");
        }
        catch (ToolException)
        {
            Assert.Skip("git is not installed.");
        }
    }

    public string FullName => _folder.FullName;

    public string PathOf(string file) => _folder.PathOf(file);

    /// <summary>Writes a file and commits it.</summary>
    public void Commit(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        _folder.Write(file, text);
        Git("add", "--all");
        Git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--no-gpg-sign", "-m", "Commit");
    }

    public void Dispose() => _folder.Dispose();

    private void Git(params string[] arguments)
    {
        var result = ExternalProgram.Run("git", FullName, arguments);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
