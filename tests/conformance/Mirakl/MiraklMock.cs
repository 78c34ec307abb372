namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>One mock of Mirakl for a class of tests; none where it cannot run.</summary>
public sealed class MiraklMock : IAsyncLifetime
{
    private PrismServer? _server;

    public Uri Address => _server?.Address ?? throw new InvalidOperationException("The mock server does not run here.");

    public async Task InitializeAsync()
    {
        if (PrismServer.Absent(MiraklContract.File) is null)
            _server = await PrismServer.MockAsync(MiraklContract.File);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
