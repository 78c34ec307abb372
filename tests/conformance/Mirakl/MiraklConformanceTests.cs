namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>Every operation of the client against a server made of the vendor's contract.</summary>
public sealed class MiraklConformanceTests(MiraklMock mock) : IClassFixture<MiraklMock>
{
    public static TheoryData<string> Calls() => [.. MiraklCalls.All.Select(static c => c.ToString())];

    [PrismTheory(MiraklContract.File)]
    [MemberData(nameof(Calls))]
    public async Task Every_documented_answer_is_read_and_the_request_is_as_the_contract_wants(string call)
    {
        foreach (var answer in MiraklContract.AnswersOf(Named(call).Operation.Code).DefaultIfEmpty())
            await RunAsync(call, answer is null ? null : $"example={answer}");
    }

    [PrismTheory(MiraklContract.File)]
    [MemberData(nameof(Calls))]
    public Task A_generated_answer_is_read(string call) => RunAsync(call, "dynamic=true");

    [Fact]
    public void Each_call_names_one_method_of_the_client() => Assert.All(MiraklCalls.All, static call => Assert.NotEmpty(call.Method));

    private static MiraklCall Named(string name) => MiraklCalls.All.Single(c => c.ToString() == name);

    private async Task RunAsync(string name, string? prefer)
    {
        await using var witness = new MiraklWitness(mock.Address, prefer: prefer);

        var failure = await Record.ExceptionAsync(() => Named(name).Run(witness.Client));

        Assert.All(witness.Seen, static e => Assert.True((int)e.Status < 400, $"{e.Request}: {(int)e.Status} {e.Error}"));
        Assert.DoesNotContain(witness.Seen, static e => e.Violations.Any(static v => v.IsOfRequest));
        Assert.Null(failure);
        Assert.NotEmpty(witness.Seen);
    }
}
