using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace EventTracking.Destinations.Tests.Servers;

/// <summary>
/// A Redis server in a temporary folder, on a port of the loopback interface, with a password and an append-only file. Needs
/// <c>redis-server</c>.
/// </summary>
public sealed class RedisServer(params IReadOnlyList<string> settings) : IDisposable
{
    public const string Password = "correct-horse=battery staple";

    private static readonly string? Program =
        ((string[])["/usr/bin/redis-server", "/usr/local/bin/redis-server"]).FirstOrDefault(File.Exists);

    private readonly TemporaryFolder _folder = new();
    private ServerProcess? _process;

    /// <summary>The reason why the server cannot be started, or <see langword="null"/>.</summary>
    public static string? Missing => Program is null ? "redis-server is absent." : null;

    public int Port { get; } = ServerProcess.FreePort();

    /// <summary>Returns a connection string.</summary>
    /// <param name="port">The port, if a proxy is used.</param>
    /// <param name="password">The password.</param>
    public string ConnectionString(int? port = null, string password = Password) =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port ?? Port},password={password}");

    /// <summary>Starts the server, again after <see cref="Kill"/>.</summary>
    public async Task StartAsync()
    {
        _process = ServerProcess.Start(
            Program!,
            [
                "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder.FullName, "--save", "",
                "--appendonly", "yes", "--appendfsync", "always", "--requirepass", Password, .. settings,
            ]);
        await _process.WaitUntilReadyAsync(async () =>
        {
            await using var connection = await OpenAsync();
            return await connection.GetDatabase().PingAsync() >= TimeSpan.Zero;
        });
    }

    /// <summary>
    /// Kills the server with SIGKILL. What it has accepted is in its append-only file. With <c>appendfsync everysec</c> that is not so:
    /// while a sync takes long, Redis accepts entries before it writes them.
    /// </summary>
    public void Kill()
    {
        _process?.Dispose();
        _process = null;
    }

    public async Task<ConnectionMultiplexer> OpenAsync()
    {
        var options = ConfigurationOptions.Parse(ConnectionString());
        options.AllowAdmin = true;
        return await ConnectionMultiplexer.ConnectAsync(options);
    }

    /// <summary>Runs a command by <c>redis-cli</c>.</summary>
    /// <returns>The output, as a terminal shows it.</returns>
    public async Task<string> CliAsync(params IEnumerable<string> command)
    {
        var start = new ProcessStartInfo(
            Path.Combine(Path.GetDirectoryName(Program)!, "redis-cli"),
            ["--no-raw", "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["REDISCLI_AUTH"] = Password;
        using var process = Process.Start(start)!;
        var (output, errors) = await process.EndInTime();
        Assert.True(process.ExitCode == 0, errors);
        return output;
    }

    /// <summary>Runs a command.</summary>
    public async Task<RedisResult> ExecuteAsync(string command, params object[] arguments)
    {
        await using var connection = await OpenAsync();
        return await connection.GetDatabase().ExecuteAsync(command, arguments);
    }

    public void Dispose()
    {
        Kill();
        _folder.Dispose();
    }
}
