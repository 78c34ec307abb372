using Connectors.Conformance.Tests.Mirakl;
using Connectors.Testing;
using Connectors.Testing.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Mirakl.Tests.Conformance;

/// <summary>Every operation, when a gateway answers in Mirakl's place or Mirakl answers something else.</summary>
public sealed class MiraklOperationTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = OperationConformance.Checks(
        typeof(MiraklOperations),
        [.. MiraklCalls.All.Select(static call => new OperationCall<MiraklClient>(call.Operation, (client, _) => call.Run(client)) { Answer = AnswerOf(call) })],
        static (services, vendor) => services
            .AddMiraklClient("bq", static options =>
            {
                options.BaseAddress = new Uri("https://marketplace.example.com");
                options.ApiKey = "not-a-real-key";
                options.CsvDelimiter = ';';
                OperationConformance.Configure(options.Resilience);
            })
            .ConfigurePrimaryHttpMessageHandler(() => vendor),
        static services => services.GetRequiredKeyedService<MiraklClient>("bq")).Expecting(KnownFailures.Of("mirakl operations"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_operation_does(string check) => Suite.Named(check).RunAsync();

    private static OperationAnswer AnswerOf(MiraklCall call) => call switch
    {
        { Body: not null } => OperationAnswer.Json,
        _ when call.Operation == MiraklOperations.ExportTransactionLines => OperationAnswer.Json,
        _ when call.Operation.Method == HttpMethod.Get && call.Operation != MiraklOperations.CheckHealth => OperationAnswer.File,
        _ => OperationAnswer.Nothing,
    };
}
