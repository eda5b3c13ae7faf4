using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace EventTracking.Destinations.Tests.Servers;

/// <summary>
/// A PostgreSQL server in a temporary folder, on a port of the loopback interface, with a password. Needs the programs of Debian's package
/// <c>postgresql</c>; as root, they run as the user <c>postgres</c>, because PostgreSQL rejects root.
/// </summary>
public sealed class PostgreSqlServer : IDisposable
{
    public const string User = "postgres";
    public const string Password = "correct horse 'battery' staple";

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(static version => Path.Combine(version, "bin"))
            .LastOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb")))
        : null;

    private readonly TemporaryFolder _folder = new();
    private ServerProcess? _process;

    /// <summary>The reason why the server cannot be started, or <see langword="null"/>.</summary>
    public static string? Missing => Programs is null ? "PostgreSQL is absent: /usr/lib/postgresql/*/bin/initdb." : null;

    public int Port { get; } = ServerProcess.FreePort();

    private string Data => _folder.PathOf("data");

    /// <summary>Returns the connection string of a database.</summary>
    /// <param name="database">The name of the database.</param>
    /// <param name="port">The port, if a proxy is used.</param>
    public string ConnectionString(string database = "postgres", int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        Username = User,
        Password = Password,
        Database = database,
        Timeout = 3,
    }.ToString();

    /// <summary>Starts the server, again after <see cref="Kill"/>.</summary>
    public async Task StartAsync()
    {
        if (!Directory.Exists(Data))
            await InitializeAsync();

        _process = ServerProcess.Start(Command("postgres")[0], [.. Command("postgres")[1..], "-D", Data, .. Settings()]);
        await _process.WaitUntilReadyAsync(async () =>
        {
            await using var connection = new NpgsqlConnection($"{ConnectionString()};Pooling=false;Timeout=5");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            return true;
        });
    }

    /// <summary>Kills all processes of the server with SIGKILL.</summary>
    public void Kill()
    {
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Runs a statement in a database.</summary>
    public async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a statement by <c>psql</c>.</summary>
    /// <returns>The output, without spaces at the ends of lines.</returns>
    public async Task<string> PsqlAsync(string sql, string database)
    {
        var start = new ProcessStartInfo(
            Path.Combine(Programs!, "psql"),
            [
                "-X", "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", User, "-d", database, "-P", "pager=off",
                "-c", sql,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = Password;
        start.Environment["PGTZ"] = "UTC";
        using var process = Process.Start(start)!;
        var (output, errors) = await process.EndInTime();
        Assert.True(process.ExitCode == 0, errors);
        return string.Join('\n', output.TrimEnd().Split('\n').Select(static line => line.TrimEnd())) + '\n';
    }

    /// <summary>Opens a connection without a pool.</summary>
    public async Task<NpgsqlConnection> OpenAsync(string database = "postgres")
    {
        var connection = new NpgsqlConnection($"{ConnectionString(database)};Pooling=false;Timezone=UTC");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public void Dispose()
    {
        Kill();
        _folder.Dispose();
    }

    // The data survive a killed process without fsync, though not a power failure.
    private IEnumerable<string> Settings() => ((string[])
        [
            "listen_addresses=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"port={Port}"),
            $"unix_socket_directories={_folder.FullName}", "fsync=off", "max_connections=50",
        ]).SelectMany(static setting => (string[])["-c", setting]);

    private async Task InitializeAsync()
    {
        var password = _folder.Write("password", Password);
        if (Environment.IsPrivilegedProcess)
            await RunAsync(["chown", "-R", User, _folder.FullName]);
        await RunAsync(
        [
            .. Command("initdb"), "--pgdata", Data, "--username", User, "--auth", "scram-sha-256", "--pwfile", password,
            "--encoding", "UTF8", "--locale", "C", "--no-sync",
        ]);
    }

    /// <summary>Returns the command for a program, without PAM sessions, so that the process that is started is the program.</summary>
    private static string[] Command(string program)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", path] : [path];
    }

    private static async Task RunAsync(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var (output, errors) = await process.EndInTime();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {output}{errors}");
    }
}
