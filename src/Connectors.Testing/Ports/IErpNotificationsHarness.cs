using Connectors.Domain.Ports;

namespace Connectors.Testing.Ports;

/// <summary>Subscriptions of an ERP behind their adapter, new for each check, with somebody at our address who answers as he must.</summary>
public interface IErpNotificationsHarness : IPortHarness
{
    /// <summary>The adapter; it wants something to be watched.</summary>
    IErpNotifications Notifications { get; }

    /// <summary>The secret in force.</summary>
    string Secret { get; }

    /// <summary>Something that is watched, as news names it.</summary>
    string News { get; }

    /// <summary>Somebody else subscribes to what we want to be watched, at an address of his own.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The ERP's id of it.</returns>
    Task<string> SubscribeElsewhereAsync(CancellationToken cancellationToken = default);

    /// <summary>How many subscriptions there are, by the ERP's own books and not by the adapter.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<int> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>Time goes by at the ERP.</summary>
    /// <param name="time">How much.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task PassAsync(TimeSpan time, CancellationToken cancellationToken = default);
}
