using System.Diagnostics;
using Npgsql;

namespace EventTracking.Tool.Tests.Exporting.Sql;

/// <summary>
/// A PostgreSQL server of these tests, in a temporary folder, reachable through a Unix socket only. Needs the programs of Debian's package
/// <c>postgresql</c>; as root, they run as the user <c>postgres</c>, because PostgreSQL rejects root.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private const string User = "postgres";

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(static version => Path.Combine(version, "bin"))
            .LastOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")))
        : null;

    private readonly TemporaryFolder _folder = new();

    // A script creates hundreds of views in one transaction.
    private string[] Settings =>
        ["listen_addresses=''", $"unix_socket_directories='{_folder.FullName}'", "fsync=off", "max_locks_per_transaction=1024"];

    private string Data => _folder.PathOf("data");

    public async ValueTask InitializeAsync()
    {
        if (Programs is null)
            return;

        if (Environment.IsPrivilegedProcess)
            await Run("chown", User, _folder.FullName);
        await RunProgram(
            "initdb", "--pgdata", Data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
        await RunProgram(
            "pg_ctl", "start", "--wait", "--pgdata", Data, "--log", _folder.PathOf("log"),
            "--options", string.Join(' ', Settings.Select(static setting => $"-c {setting}")));
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await RunProgram("pg_ctl", "stop", "--mode", "immediate", "--pgdata", Data);
        _folder.Dispose();
    }

    public static void SkipUnlessInstalled() =>
        Assert.SkipUnless(Programs is not null, "PostgreSQL is absent: /usr/lib/postgresql/*/bin/initdb.");

    /// <summary>Opens a connection to a new database.</summary>
    internal async Task<NpgsqlConnection> OpenDatabase()
    {
        SkipUnlessInstalled();
        var name = $"test_{Guid.NewGuid():N}";
        await using (var admin = await Open(User))
            await Execute(admin, $"CREATE DATABASE {name}");
        return await Open(name);
    }

    internal static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<NpgsqlConnection> Open(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = _folder.FullName,
            Username = User,
            Database = database,
            Pooling = false,
        };
        var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static Task RunProgram(string program, params IEnumerable<string> arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess ? Run("runuser", ["-u", User, "--", path, .. arguments]) : Run(path, arguments);
    }

    private static async Task Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            // The server that pg_ctl starts would keep redirected streams open.
            RedirectStandardOutput = program != "runuser" || !arguments.Contains("start"),
            WorkingDirectory = "/",
        })!;
        var (output, _) = await process.EndInTime();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}");
    }
}
