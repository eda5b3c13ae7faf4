using System.Runtime.InteropServices;

namespace EventTracking.Kafka.Broker;

/// <summary>The mock cluster of librdkafka. Confluent.Kafka has no API for it.</summary>
internal sealed partial class MockCluster : IDisposable
{
    private const string Library = "librdkafka";
    private const int Producer = 0;
    private const int AllBrokers = -1;
    private const int FirstBroker = 1;

    private const short ProduceRequest = 0;
    private const int UnknownTopic = 3;
    private const int MessageTooLarge = 10;
    private const int TopicAuthorizationFailed = 29;

    /// <summary>The builds of librdkafka in its package, in the order in which Confluent.Kafka tries them.</summary>
    private static readonly string[] Builds = [Library, "centos8-librdkafka", "alpine-librdkafka"];

    private readonly nint _client;
    private readonly nint _cluster;

    static MockCluster() => NativeLibrary.SetDllImportResolver(typeof(MockCluster).Assembly, static (_, assembly, path) =>
        Builds.Select(build => NativeLibrary.TryLoad(build, assembly, path, out var library) ? library : 0)
            .FirstOrDefault(static library => library != 0));

    public MockCluster(int brokers)
    {
        var error = new byte[512];
        _client = NewClient(Producer, NewConfiguration(), error, error.Length);
        _cluster = NewCluster(_client, brokers);
        SetTopicError(_cluster, "unknown", UnknownTopic);
        SetTopicError(_cluster, "forbidden", TopicAuthorizationFailed);
    }

    /// <summary>Gets the hosts and ports of the brokers, separated by commas.</summary>
    public string Address => Marshal.PtrToStringUTF8(Bootstraps(_cluster))!;

    public void Start() => SetUp(_cluster, AllBrokers);

    public void Stop() => SetDown(_cluster, AllBrokers);

    public void StopOne() => SetDown(_cluster, FirstBroker);

    /// <summary>Answers the next produce request by the error that a message is too large.</summary>
    public void RefuseNext() => PushErrors(_cluster, ProduceRequest, count: 1, [MessageTooLarge]);

    public void Dispose()
    {
        DestroyCluster(_cluster);
        DestroyClient(_client);
    }

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_new")]
    private static partial nint NewConfiguration();

    [LibraryImport(Library, EntryPoint = "rd_kafka_new")]
    private static partial nint NewClient(int type, nint configuration, [In, Out] byte[] error, nint errorLength);

    [LibraryImport(Library, EntryPoint = "rd_kafka_destroy")]
    private static partial void DestroyClient(nint client);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_new")]
    private static partial nint NewCluster(nint client, int brokers);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_destroy")]
    private static partial void DestroyCluster(nint cluster);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    private static partial nint Bootstraps(nint cluster);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_up")]
    private static partial int SetUp(nint cluster, int broker);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_down")]
    private static partial int SetDown(nint cluster, int broker);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_push_request_errors_array")]
    private static partial void PushErrors(nint cluster, short request, nuint count, int[] errors);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_topic_set_error", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void SetTopicError(nint cluster, string topic, int error);
}
