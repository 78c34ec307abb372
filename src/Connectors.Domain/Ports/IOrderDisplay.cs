using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>A store that shows orders of other channels to those who look after them: it neither sends them nor is paid for them. Every method throws <see cref="PortException"/> when the call fails.</summary>
public interface IOrderDisplay
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>
    /// Shows an order as it is now, in place of what was shown of it before: it is looked for by its key, and made where it is not there. What stands there under its key and was made by others is left alone, which is
    /// <see cref="FailureKind.Rejected"/>. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="order">All of it.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task ShowAsync(DisplayedOrder order, SendPermit permit, CancellationToken cancellationToken = default);
}
