namespace EventTracking.Tool.Tests.Locking;

/// <summary><c>dotnet events lock</c>.</summary>
public sealed class LockCommandTests
{
    private const string Paid = """
        [TrackedEvent("org.shop.paid")] public sealed partial record Paid(double Amount, string? Note);

        """;

    private const string PaidBlock = """
        org.shop.paid 1
          amount number
          note string ?

        """;

    private const string Viewed = """
        [TrackedEvent("org.shop.viewed")] public sealed partial record Viewed(string Item);

        """;

    private const string ViewedBlock = """

        org.shop.viewed 1
          item string

        """;

    [Fact]
    public void Nothing_is_reported_as_written_if_the_lock_cannot_be_written()
    {
        using var folder = new TemporaryFolder();
        var shop = SomeAssembly.Compile(folder, Paid);

        var run = ToolRun.Of("lock", shop, "--output", folder.PathOf("missing/events.lock"));

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void A_new_lock_is_written()
    {
        using var shop = new LockedShop(Paid + Viewed);

        var run = shop.Lock();

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("org.shop.paid 1\n  written      EVT501  is new\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal($"eventtracking lock 1\n\n{PaidBlock}{ViewedBlock}", shop.Text);
    }

    [Fact]
    public void A_lock_that_is_up_to_date_is_not_written()
    {
        using var shop = new LockedShop(Paid, PaidBlock);
        File.SetLastWriteTimeUtc(shop.Path, DateTime.UnixEpoch);

        var run = shop.Lock();

        Assert.Equal($"{shop.Path} is up to date.\n", run.Output.ReplaceLineEndings("\n"));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(shop.Path));
        Assert.Equal(0, shop.Lock("--check").ExitCode);
    }

    [Fact]
    public void A_check_writes_nothing()
    {
        using var shop = new LockedShop(Paid + Viewed, PaidBlock);
        var old = shop.Text;

        var run = shop.Lock("--check");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("org.shop.viewed 1\n  missing      EVT501  is new", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("is not up to date. Run 'dotnet events lock' and commit the file.", run.Output, StringComparison.Ordinal);
        Assert.Equal(old, shop.Text);
    }

    [Fact]
    public void A_check_without_a_lock_is_a_finding()
    {
        using var shop = new LockedShop(Paid);

        var run = shop.Lock("--check");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("events.lock does not exist.", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(shop.Path));
    }

    [Fact]
    public void A_new_version_is_added_and_the_earlier_one_stays()
    {
        using var shop = new LockedShop(
            """[TrackedEvent("org.shop.paid", Version = 2)] public sealed partial record Paid(string Amount);""", PaidBlock);

        Assert.Equal(0, shop.Lock().ExitCode);
        Assert.Equal($"eventtracking lock 1\n\n{PaidBlock}\norg.shop.paid 2\n  amount string\n", shop.Text);
    }

    [Fact]
    public void A_compatible_change_is_written_into_its_line_alone()
    {
        using var shop = new LockedShop(
            Paid.Replace("string? Note", "string Note", StringComparison.Ordinal) + Viewed, PaidBlock + ViewedBlock);
        var old = shop.Text;

        Assert.Equal(0, shop.Lock().ExitCode);
        Assert.Equal(old.Replace("note string ?", "note string", StringComparison.Ordinal), shop.Text);
    }

    [Fact]
    public void A_breaking_change_is_not_written_unless_forced()
    {
        using var shop = new LockedShop(Paid.Replace("double", "string", StringComparison.Ordinal) + Viewed, PaidBlock);

        var run = shop.Lock();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("not written  EVT503  amount changed from 'number' to 'string'", run.Output, StringComparison.Ordinal);
        Assert.Contains("raise Version in [TrackedEvent]", run.Output, StringComparison.Ordinal);
        Assert.Equal($"eventtracking lock 1\n\n{PaidBlock}{ViewedBlock}", shop.Text);

        Assert.Equal(1, shop.Lock("--check").ExitCode);
        Assert.Equal(0, shop.Lock("--force").ExitCode);
        Assert.Contains("  amount string\n", shop.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mode_decides_what_is_breaking()
    {
        using var shop = new LockedShop(Paid.Replace("string? Note", "string Note", StringComparison.Ordinal), PaidBlock);

        Assert.Equal(1, shop.Lock("--mode", "backward").ExitCode);
        Assert.Equal(0, shop.Lock("--mode", "forward").ExitCode);
    }

    [Fact]
    public void An_event_that_is_no_longer_declared_is_retired_on_request()
    {
        using var shop = new LockedShop(Paid, PaidBlock + ViewedBlock);

        var run = shop.Lock();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("restore them, or use --retire", run.Output, StringComparison.Ordinal);

        Assert.Equal(0, shop.Lock("--retire").ExitCode);
        Assert.Contains("org.shop.viewed 1 retired\n", shop.Text, StringComparison.Ordinal);
        Assert.Equal(0, shop.Lock("--check").ExitCode);
    }

    [Fact]
    public void A_retired_event_can_be_restored_with_its_old_shape()
    {
        using var shop = new LockedShop(Paid, PaidBlock.Replace("paid 1", "paid 1 retired", StringComparison.Ordinal));

        Assert.Equal(0, shop.Lock().ExitCode);
        Assert.Contains("org.shop.paid 1\n", shop.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_skips_one_is_not_written()
    {
        using var shop = new LockedShop(Paid.Replace("\")]", "\", Version = 3)]", StringComparison.Ordinal), PaidBlock);

        var run = shop.Lock("--force");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("EVT508  skips a version, because the latest is 1; use 2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lock_that_cannot_be_read_is_an_error_and_stays()
    {
        using var shop = new LockedShop(Paid, "<<<<<<< HEAD\n");
        var old = shop.Text;

        Assert.Equal(3, shop.Lock().ExitCode);
        Assert.Equal(old, shop.Text);
    }

    [Fact]
    public void An_assembly_needs_the_path_of_its_lock()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of("lock", SomeAssembly.Compile(folder, Paid));

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Name the lock file, for example: --output events.lock", run.Error, StringComparison.Ordinal);
    }

    /// <summary>An assembly with a lock.</summary>
    private sealed class LockedShop : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly string _assembly;

        public LockedShop(string source, string? blocks = null)
        {
            _assembly = SomeAssembly.Compile(_folder, source);
            _folder.Write(".editorconfig", "root = true\n");
            if (blocks is not null)
                _folder.Write("events.lock", $"eventtracking lock 1\n\n{blocks}");
        }

        public string Path => _folder.PathOf("events.lock");

        public string Text => File.ReadAllText(Path);

        public ToolRun Lock(params string[] options) => ToolRun.Of(["lock", _assembly, "--output", Path, .. options]);

        public void Dispose() => _folder.Dispose();
    }
}
