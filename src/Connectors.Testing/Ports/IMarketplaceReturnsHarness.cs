using Connectors.Domain.Ports;

namespace Connectors.Testing.Ports;

/// <summary>Returns of a marketplace behind their adapter, new for each check.</summary>
public interface IMarketplaceReturnsHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IMarketplaceReturns Returns { get; }

    /// <summary>The present instant of the marketplace.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A shopper asks to send something back, and waits for consent.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The marketplace's id of the return.</returns>
    Task<string> ShowReturnAsync(CancellationToken cancellationToken = default);
}
