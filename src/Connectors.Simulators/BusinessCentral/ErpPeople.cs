using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>The people who work in the ERP's own screen with the orders that a program made. Used under the lock of the world.</summary>
internal sealed class ErpPeople(WorldState world, ErpCompany company)
{
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Latest = TimeSpan.FromHours(2);

    /// <summary>Orders that a program made and no look-up has found yet.</summary>
    private readonly HashSet<Guid> _unfound = [];

    /// <summary>An order came in over the API: what they will do with it.</summary>
    public void Meet(ErpDocument order, DateTimeOffset now)
    {
        _unfound.Add(order.Id);
        var shares = Shares(order);
        Within("released-by-people", shares.ReleasedByPeople, Release);
        Within("renumbered-by-people", shares.RenumberedByPeople, Renumber);
        Within("posted-by-people", shares.PostedByPeople, Post);
        Within("posted-in-part-by-people", shares.PostedInPartByPeople, PostInPart);
        Within("deleted-by-people", shares.DeletedByPeople, Delete);

        void Within(string behaviour, decimal share, Action<ErpDocument, DateTimeOffset> act)
        {
            if (!Happens(behaviour, order, share))
                return;
            var dice = Dice.For(world.Options.Seed, $"business-central.{behaviour}.at", order.FirstExternalNumber);
            world.Agenda.At(now + dice.Between(Soonest, Latest), at =>
            {
                if (company.Orders.Contains(order))
                    act(order, at);
            });
        }
    }

    /// <summary>The order was found by a look-up: what they do before the next one.</summary>
    public void Found(ErpDocument order, DateTimeOffset now)
    {
        if (!_unfound.Remove(order.Id))
            return;
        var shares = Shares(order);
        if (Happens("copied-after-lookup", order, shares.CopiedAfterLookup))
            company.Copy(order, now);
        if (Happens("posted-after-lookup", order, shares.PostedAfterLookup))
            Post(order, now);
    }

    private void Release(ErpDocument order, DateTimeOffset now)
    {
        order.Status = "Open";
        company.Changed(order, Actor.Person, now);
    }

    private void Renumber(ErpDocument order, DateTimeOffset now)
    {
        var dice = Dice.For(world.Options.Seed, "business-central.customer-number", order.FirstExternalNumber);
        order.Texts["externalDocumentNumber"] = $"CUSTOMER-PO-{dice.Digits(6)}";
        company.Changed(order, Actor.Person, now);
    }

    /// <summary>What cannot be posted, because the customer is blocked for example, stays as it is: the person sees the message.</summary>
    private void Post(ErpDocument order, DateTimeOffset now) => company.ShipAndInvoice(order, Actor.Person, now);

    private void PostInPart(ErpDocument order, DateTimeOffset now) => company.Desk.Post(order, 1m, now);

    private void Delete(ErpDocument order, DateTimeOffset now)
    {
        if (order.Lines.TrueForAll(static l => l.Shipped == 0m))
            company.Delete(order, Actor.Person, now);
    }

    private BusinessCentralBehaviours Shares(ErpDocument order) =>
        world.Orders.Behind(order.FirstExternalNumber)?.Plan.BusinessCentral ?? world.Options.BusinessCentral;

    private bool Happens(string behaviour, ErpDocument order, decimal share) => world.Happens($"business-central.{behaviour}", order.FirstExternalNumber, share);
}
