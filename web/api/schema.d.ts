// Made by `npm run generate-client` from the OpenAPI document. Do not edit.

export interface paths {
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports, without anything that citizens wrote */
        get: operations["listReports"];
        put?: never;
        /**
         * Takes a report
         * @description It is accepted when it is durably stored, and answered before it is sorted. A repeated request with the same Idempotency-Key finds the same report. `channel: phone` is for operators. As multipart/form-data it has the same as a part `report` in JSON, or as the flat fields `text`, `lat`, `lng`, `address`, `category`, `name`, `phone`, `email`, `language` and `channel`; and up to five pictures of at most 15 MB each as parts `photos`.
         */
        post: operations["submitReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a report stands */
        get: operations["readReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reference}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a report */
        get: operations["readTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reference}/deadline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a report is due, and why */
        get: operations["readDeadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reference}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller may do with a report now */
        get: operations["listActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reference}/actions/{command}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acts on a report
         * @description The body is what `GET /reports/{reference}/actions` gives the schema of. Staff may send the ETag that they have seen as If-Match: then nothing is done when somebody else has acted meanwhile.
         */
        post: operations["act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/photos/place-suggestion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where a picture was taken, before a report is filed
         * @description The first picture is read for what its camera noted; nothing is stored.
         */
        post: operations["suggestPlace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reference}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends photos for a report that is there already
         * @description For its citizen, and for staff who may act. They become part of the report by an action that names their ids in `photos`: `comment`, `provide_information`, `note` or `resolve`; otherwise they are removed after some days.
         */
        post: operations["addPhotos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reference}/photos/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Shows a photo to everybody, or no longer
         * @description Look first whether people or number plates can be recognised in it. It is noted in the audit trail.
         */
        put: operations["publishPhoto"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/photos/{id}/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A picture
         * @description By the links that a report answers, which are signed; of a published photo by its path alone as well.
         */
        get: operations["readPhoto"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A proof-of-work challenge
         * @description Only needed after `challenge_required`, which has one in it already. `POST /reports` takes the solution once: the header `X-Challenge` is the base64url of the JSON `{"challenge": …, "solution": …}`.
         */
        get: operations["createChallenge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my-reports/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a one-time code to an address that came with a report
         * @description The answer is the same for every address. A code is good for ten minutes and five tries; a newer one replaces it. A telephone number is taken, but no code reaches it: text messages have no transport.
         */
        post: operations["requestCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my-reports/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges a code for a token that is good for half an hour */
        post: operations["openMyReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/my-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reports that came with the address, each with its access token; the latest first */
        get: operations["listMyReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{reference}/reporter/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows who sent a report, and records who looked and why */
        post: operations["lookAtReporter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who looked at a reporter or changed how the product works, when and why; the newest first
         * @description Of what was looked at it has nothing.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of this browser */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/suspensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Suspensions, those that run first */
        get: operations["listSuspensions"];
        put?: never;
        /** Suspends areas: the clocks of their reports stand still, but not of urgent ones */
        post: operations["orderSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/suspensions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One suspension and how far it is */
        get: operations["readSuspension"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/suspensions/{id}/actions/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves the end of a suspension */
        post: operations["extendSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/suspensions/{id}/actions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a suspension now */
        post: operations["endSuspension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/city/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All entries of a kind */
        get: operations["listCityEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/city/{kind}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One entry */
        get: operations["readCityEntry"];
        /**
         * Changes an entry, or adds one
         * @description The whole city’s data is checked with the change in it. Where deadlines depend on it, those of open reports are computed anew.
         */
        put: operations["editCityEntry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/reprojection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the new computation of deadlines is */
        get: operations["readReprojection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/reports/{reference}/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a report went where it is
         * @description Each decision as it was stored then, and what the table would say now.
         */
        get: operations["readReportRouting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/routing/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which agency would get such a report, and why */
        post: operations["simulateRouting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/routing/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would change if rules changed, over the latest reports
         * @description Nothing is stored. Reports are taken as they are known now, at the moment at which they came in.
         */
        post: operations["compareRouting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/routing/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gaps, conflicts and rules that do nothing */
        get: operations["checkRouting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions at which the routing table was at fault
         * @description The reports are with the operators, or go on without a supporting agency.
         */
        get: operations["listAlarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens to reports, as it happens (server-sent events)
         * @description Each message has an id, and as its data a `LiveEvent`. Who comes again with `Last-Event-ID` gets what was missed, from whichever process. A message of the kind `reset` says that this is not possible any more: read the lists anew and go on from there. Staff get all events of the reports in their scope, citizens with their access token those of their report, and everybody else those that the public sees. The stream ends when the credentials do.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Endpoints that are told of events */
        get: operations["listWebhooks"];
        put?: never;
        /** Adds an endpoint */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One endpoint */
        get: operations["readWebhook"];
        /** Changes an endpoint, and switches it on or off */
        put: operations["replaceWebhook"];
        post?: never;
        /** Removes an endpoint and its deliveries */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/webhooks/{id}/actions/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives an endpoint another secret; for 24 hours both sign */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/webhooks/{id}/actions/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message of the kind `webhook.test` */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent to an endpoint in the last 30 days, the latest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/webhooks/{id}/deliveries/{deliveryId}/actions/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends once more what has arrived or was given up, under the same `webhook-id` */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a report can be about, and what is asked about it */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a text is about, and why, before it is sent
         * @description Nothing is kept of it.
         */
        post: operations["suggestCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/classifier/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The classifiers that were trained, and how good each is */
        get: operations["listClassifierModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/classifier/models/{version}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Puts a classifier to use, e.g. an earlier one again
         * @description All processes use it within half a minute. The next training replaces it only by one that is not worse.
         */
        post: operations["activateClassifierModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/classifier/training": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trains a classifier now from what staff have corrected, as is done each night
         * @description It takes some minutes. The list of models shows what came of it.
         */
        post: operations["trainClassifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The city’s wards and communes */
        get: operations["listAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Their outlines, for a map */
        get: operations["mapAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/locate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * In which ward or commune a place is
         * @description Of a point, by the outlines; of an address, by a present or former name in it.
         */
        get: operations["locateArea"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The clients that may file reports by Open311 */
        get: operations["listApiKeys"];
        put?: never;
        /** Issues a key to a client */
        post: operations["issueApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Takes a key back
         * @description It is refused from now on; what was filed with it stays.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reports on a map
         * @description At most 1000, the newest ones; those without coordinates are left out.
         */
        get: operations["mapReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports that the caller sees as staff */
        get: operations["listStaffReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/reports/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many reports a list of staff has */
        get: operations["countStaffReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for the caller
         * @description For operators what is to be sorted, the most urgent first; for officers and heads what their agency has to do, by due time; for supervisors and leadership what has been escalated.
         */
        get: operations["readQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports that may be about the same matter, before one is sent
         * @description Nothing is kept of what is sent. Of the others, places count as they are public, to some 110 m, and only phrases that speak for a category; `shared` has none besides.
         */
        post: operations["findSimilar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/reports/{reference}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports that may be about the same matter as this one */
        get: operations["listCandidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/reports.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All reports of a list of staff, as CSV
         * @description The same filters and the same rights as the list. It is sent as it is read, by the time of submission.
         */
        get: operations["exportReportsCSV"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/reports.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All reports of a list of staff, as GEOJSON
         * @description The same filters and the same rights as the list. It is sent as it is read, by the time of submission.
         */
        get: operations["exportReportsGEOJSON"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/reports.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All reports of a list of staff, as JSONL
         * @description The same filters and the same rights as the list. It is sent as it is read, by the time of submission.
         */
        get: operations["exportReportsJSONL"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/open-data/reports.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All reports as open data, as CSV
         * @description Nothing personal. Days instead of instants. A place is given to some 110 m where at least 5 reports lie in the same cell, else the ward or commune alone.
         */
        get: operations["openDataCSV"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/open-data/reports.jsonl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All reports as open data, as JSONL
         * @description Nothing personal. Days instead of instants. A place is given to some 110 m where at least 5 reports lie in the same cell, else the ward or commune alone.
         */
        get: operations["openDataJSONL"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures of the whole city */
        get: operations["statisticsSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures by field, most reports first */
        get: operations["statisticsFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures by ward and commune, most reports first */
        get: operations["statisticsAreas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agencies by how surely they answer in time */
        get: operations["statisticsAgencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s saved views, the oldest first */
        get: operations["listViews"];
        put?: never;
        /** Saves a view */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One saved view */
        get: operations["readView"];
        /** Changes a saved view */
        put: operations["replaceView"];
        post?: never;
        /** Removes a saved view */
        delete: operations["removeView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/bulk-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acts on many reports
         * @description Each report does or refuses it by itself; one that refuses keeps no other one from it. With an Idempotency-Key a repeated request acts once on each.
         */
        post: operations["actOnMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Publication: {
            published: boolean;
        };
        WebhookSettings: {
            /**
             * Format: uri
             * @description Where events are posted to; in production only https and public addresses.
             */
            url: string;
            description: string;
            /** @description Null for all kinds. */
            eventTypes: ("report.received" | "report.status_changed" | "report.updated")[] | null;
            /** @description Only of reports that this agency leads or supports; null for all reports. */
            agency: string | null;
            /** @description Events that come while it is off are not sent later. */
            enabled: boolean;
        };
        SuggestionRequest: {
            text: string;
            /** @enum {string} */
            language?: "vi" | "en";
        };
        ModelActivation: {
            reason: string;
        };
        NewApiKey: {
            /** @description Which client it is for. */
            name: string;
        };
        Submitted: {
            reference: string;
            /** @description Opens what only the citizen of this report may see and do. Keep it like a password. */
            accessToken: string;
            links: {
                /** Format: uri */
                self: string;
                /** Format: uri */
                timeline: string;
                /** Format: uri */
                actions: string;
                /** Format: uri */
                page: string;
            };
        };
        /** @description RFC 9457 */
        Problem: {
            /**
             * @description Stable: switch on it.
             * @enum {string}
             */
            type: "urn:paht:problem:malformed_json" | "urn:paht:problem:malformed_request" | "urn:paht:problem:unauthenticated" | "urn:paht:problem:forbidden" | "urn:paht:problem:not_found" | "urn:paht:problem:method_not_allowed" | "urn:paht:problem:request_timeout" | "urn:paht:problem:conflict" | "urn:paht:problem:precondition_failed" | "urn:paht:problem:idempotency_key_reused" | "urn:paht:problem:body_too_large" | "urn:paht:problem:unsupported_media_type" | "urn:paht:problem:validation_failed" | "urn:paht:problem:headers_too_large" | "urn:paht:problem:too_many_requests" | "urn:paht:problem:challenge_required" | "urn:paht:problem:unavailable" | "urn:paht:problem:internal";
            title: string;
            status: number;
            detail?: string;
            /** @description Each field that breaks a rule, and the rule. */
            errors?: {
                field: string;
                rule: string;
            }[];
            /** @description Of a conflict: what the state allows. */
            actions?: {
                command: string;
                label: string;
            }[];
            /** @description Of a refused action: why. */
            code?: string;
            requestId?: string;
        } & {
            [key: string]: unknown;
        };
        ReportPage: {
            items: components["schemas"]["ReportSummary"][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
        };
        ReportSummary: {
            reference: string;
            status: components["schemas"]["Status"];
            category: components["schemas"]["Coded"] | null;
            /** @description Where the category has some, because different agencies answer for them. */
            subcategory: components["schemas"]["Coded"] | null;
            field: components["schemas"]["Coded"] | null;
            priority: string;
            area: components["schemas"]["Coded"] | null;
            agency: components["schemas"]["Coded"] | null;
            /** Format: date-time */
            submittedAt: string;
            dueAt: string | null;
            resolvedAt: string | null;
            closedAt: string | null;
            result: components["schemas"]["Coded"] | null;
            rating: components["schemas"]["Coded"] | null;
            /** @description The earlier case that came back with this report. */
            repeat: {
                /** @description Reference of the case that had been answered. */
                of: string;
                /** @description Which time it is; 2 when the matter came back for the first time. */
                count: number;
            } | null;
            /** @description To three decimals, some 110 m. */
            place: {
                lat: number;
                lng: number;
            } | null;
            /** Format: date-time */
            updatedAt: string;
            overdue: boolean;
        };
        Status: {
            /** @enum {string} */
            code: "received" | "triage" | "assigned" | "in_progress" | "awaiting_citizen" | "on_hold" | "resolved" | "closed" | "rejected" | "merged" | "withdrawn";
            label: string;
        };
        Coded: {
            code: string;
            label: string;
        };
        Report: {
            reference: string;
            status: components["schemas"]["Status"];
            category: components["schemas"]["Coded"] | null;
            /** @description Where the category has some, because different agencies answer for them. */
            subcategory: components["schemas"]["Coded"] | null;
            field: components["schemas"]["Coded"] | null;
            priority: string;
            area: components["schemas"]["Coded"] | null;
            agency: components["schemas"]["Coded"] | null;
            /** @description Of supporting agencies; only staff see those that have declined or were released. */
            parts: components["schemas"]["Part"][];
            /** @description Reference of the report that this one follows. */
            mergedInto: string | null;
            /** @description The earlier case that came back with this report. */
            repeat: {
                /** @description Reference of the case that had been answered. */
                of: string;
                /** @description Which time it is; 2 when the matter came back for the first time. */
                count: number;
            } | null;
            /** @description Whether its clocks stand still because its area is suspended. */
            suspended: boolean;
            /** Format: date-time */
            submittedAt: string;
            dueAt: string | null;
            /** @description How often its time was extended. */
            extensions: number;
            /** @description Whether it is on the public list of overdue reports. */
            overduePublished: boolean;
            resolvedAt: string | null;
            closedAt: string | null;
            result: components["schemas"]["Coded"] | null;
            answer: string | null;
            rating: components["schemas"]["Coded"] | null;
            /** @description For its citizen and for staff. */
            own?: {
                text: string;
                location: {
                    lat: number | null;
                    lng: number | null;
                    address: string | null;
                };
                channel: string;
                /** @description To the questions of the category. */
                answers: components["schemas"]["Answer"][];
                /** @description Links to pictures, as a client gave them; nothing says what is there. */
                mediaUrls: string[];
            };
            /** @description As the caller may see them; of one report. */
            photos?: components["schemas"]["Photo"][];
            /** @description References of the reports with which this case came back; of one report. */
            repeatedBy?: string[];
            /** @description For staff: of the lead agency, who has it. The code is the subject at the identity provider. */
            officer?: components["schemas"]["Coded"] | null;
            /** @description For staff. */
            requests?: components["schemas"]["PendingRequest"][];
        };
        Part: {
            agency: components["schemas"]["Coded"];
            status: components["schemas"]["Coded"];
            /** @description The report cannot be answered before this part is. */
            required: boolean;
            /** @description Who has it; for staff. */
            officer?: components["schemas"]["Coded"];
        };
        Answer: {
            code: string;
            label: string;
            value: string | number | string[];
            /** @description The answer in words; of a list the labels of what was chosen. */
            text: string;
        };
        Photo: {
            id: string;
            /**
             * @description `before`: came with the report; `added`: with a comment or information; `after`: with an answer; `note`: with a note of staff, for staff.
             * @enum {string}
             */
            stage: "before" | "added" | "after" | "note";
            /** @description Whether everybody sees it. */
            published: boolean;
            /** @description Of the web size, in pixels. */
            width: number;
            height: number;
            /** @description Work for ten minutes, for whoever has them. */
            links: {
                web: string;
                thumbnail: string;
            };
        };
        PendingRequest: {
            /** @enum {string} */
            kind: "hold" | "extension";
            agency: components["schemas"]["Coded"];
            /** Format: date-time */
            until?: string;
            workingDays?: number;
            reason: string;
        };
        TimelineEntry: {
            seq: number;
            /** Format: date-time */
            at: string;
            type: string;
            status: components["schemas"]["Status"];
            /** @description What happened, in a sentence. */
            summary: string;
            /** @description Who did it: `citizen`, `visitor`, `centre`, `agency` or `system`; for staff the role itself. */
            by: string;
            /** @description What the event says; for staff. */
            data?: {
                [key: string]: unknown;
            };
        };
        Deadline: {
            obligation: string;
            /** @description The agency that owes it; null for what the centre or the reporter owes. */
            agency: components["schemas"]["Coded"] | null;
            /** @description Whether it is a supporting agency’s part. */
            part: boolean;
            /** Format: date-time */
            openedAt: string;
            dueAt: string | null;
            closedAt: string | null;
            outcome: string | null;
            /** @description Why it is due then, in a sentence. */
            sentence: string;
            /** @description The account, the oldest line first. */
            entries: components["schemas"]["AccountLine"][];
            /** @description For staff. */
            ladder?: components["schemas"]["Rung"][];
            /** @description What there is to know of the ladder’s instants. */
            note?: string;
        };
        AccountLine: {
            /** @enum {string} */
            what: "opened" | "paused" | "extended" | "rebudgeted" | "calendar_changed";
            /** @description Milliseconds since 1970. */
            at: number;
            from: number | null;
            to: number | null;
            amount: {
                /** @enum {string} */
                unit: "working_days" | "working_hours" | "hours";
                amount: number;
            } | null;
            counts: boolean;
            days: {
                date: string;
                /** @enum {string} */
                why: "day_off" | "holiday" | "makeup";
                name: {
                    vi: string;
                    en: string;
                };
                confirmed: boolean;
            }[];
            dueAt: number | null;
            cause?: string;
            calendar?: string;
            reason?: string;
            by?: string;
        };
        Rung: {
            name: string;
            at: number | null;
            spreadMs?: number;
            /** @description Milliseconds since 1970. */
            firedAt?: number;
            told?: {
                role: string;
                agency?: string;
            }[];
            effects?: string[];
            /** @description Milliseconds since 1970. */
            settledAt?: number;
        };
        Action: {
            command: string;
            label: string;
            /** @description JSON Schema of the body that the action takes. */
            payload: {
                [key: string]: unknown;
            };
        };
        Accepted: {
            reference: string;
            /** @constant */
            accepted: true;
        };
        PlaceSuggestion: {
            /** @description Null when the picture does not say, or names a place outside the city. */
            place: {
                lat: number;
                lng: number;
                /** @description Null where the camera noted no time zone. */
                takenAt: string | null;
            } | null;
        };
        StoredPhoto: {
            id: string;
            width: number;
            height: number;
        };
        Challenge: {
            /** @description As ALTCHA’s second version defines them. */
            parameters: {
                [key: string]: unknown;
            };
            signature: string;
        };
        OwnReport: {
            reference: string;
            status: components["schemas"]["Status"];
            category: components["schemas"]["Coded"] | null;
            area: components["schemas"]["Coded"] | null;
            address: string | null;
            dueAt: string | null;
            /** Format: date-time */
            submittedAt: string;
            accessToken: string;
            links: {
                /** Format: uri */
                self: string;
                /** Format: uri */
                page: string;
            };
        };
        /** @description Who sent a report; all of it null for a report without a contact. */
        Reporter: {
            name: string | null;
            phone: string | null;
            email: string | null;
        };
        AuditEntry: {
            id: string;
            /** Format: date-time */
            at: string;
            role: string;
            /** @description Subject at the identity provider. */
            subject: string | null;
            agency: string | null;
            /** @description E.g. `reporter.look` or `city.edit`. */
            action: string;
            reference: string | null;
            /** @description What else it is about. */
            target: string | null;
            reason: string | null;
        };
        Me: {
            /** @description Subject of the identity provider. */
            id: string;
            /** @description As the identity provider has it; null with a bearer token. */
            name: string | null;
            /** @enum {string} */
            role: "operator" | "officer" | "agency_head" | "supervisor" | "leadership" | "auditor" | "admin" | "integration";
            agency: string | null;
            /** @description Codes of the wards and communes that this person is for; null for all. */
            areas: string[] | null;
            /** @description What a request that changes something sends as X-CSRF-Token; null with a bearer token, which needs none. */
            csrfToken: string | null;
            /** @description When the session ends; null with a bearer token. */
            expiresAt: string | null;
        };
        Suspension: {
            id: string;
            areas: components["schemas"]["Coded"][] | null;
            /** Format: date-time */
            until: string;
            reason: string;
            /** @description Role and subject. */
            orderedBy: string;
            /** Format: date-time */
            startedAt: string;
            endedAt: string | null;
            /** @description Of one suspension alone; null when it has ended, and when Temporal cannot say. */
            progress?: components["schemas"]["BatchProgress"] | null;
        };
        BatchProgress: {
            /** @enum {string} */
            phase: "waiting" | "suspending" | "suspended" | "resuming" | "reprojecting" | "done";
            /** @description Reports that were told in this phase. */
            told: number;
            /** @description How many there were to tell when the phase began. */
            total: number;
        };
        CityEntry: {
            kind: string;
            code: string;
            /** @description Whether it was edited here; then the city’s folder does not overwrite it. */
            edited: boolean;
            /** Format: date-time */
            updatedAt: string;
            /** @description Of an edit: what is so of the routing table since, e.g. that a rule is never reached. */
            warnings?: string[];
            /** @description Checked by the same schema as the city’s folder. */
            data: unknown;
            links: {
                /** Format: uri */
                self: string;
                /** Format: uri */
                progress?: string;
            };
        };
        ReportRouting: {
            reference: string;
            /** @description The oldest first. */
            decisions: components["schemas"]["RoutingDecision"][];
            /** @description What the table would say now; null for a report without a category. */
            present: components["schemas"]["ExplainedRouting"] | null;
            /** @description Whether the table would name another lead agency now than the report has. */
            differs: boolean;
        };
        RoutingDecision: {
            seq: number;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            by: "table" | "person";
            /** @description Null where nobody could be named, and an operator decides. */
            lead: components["schemas"]["Coded"] | null;
            supporting: components["schemas"]["Coded"][];
            /** @description Id of the rule that decided, or at which it failed. */
            rule: string | null;
            /** @description Why nobody could be named. */
            reason: components["schemas"]["Coded"] | null;
            /** @description All of it in one sentence. */
            sentence: string;
            /** @description Null where a person decided. */
            asked: components["schemas"]["RoutingQuestion"] | null;
            passedOver: components["schemas"]["PassedOverRule"][];
        };
        RoutingQuestion: {
            category: components["schemas"]["Coded"];
            subcategory: components["schemas"]["Coded"] | null;
            area: components["schemas"]["Coded"] | null;
            /** @enum {string} */
            priority: "urgent" | "high" | "normal" | "low";
            channel: ("web" | "phone" | "open311" | "import" | "demo") | null;
            /** @description By the city’s calendar, as are weekday and time. */
            day: string;
            /** @description Monday is 1. */
            weekday: number;
            time: string;
        };
        PassedOverRule: {
            rule: string;
            /** @description The conditions that did not hold. */
            unmet: components["schemas"]["Coded"][];
            sentence: string;
        };
        ExplainedRouting: {
            /** @description Null where nobody could be named, and an operator decides. */
            lead: components["schemas"]["Coded"] | null;
            supporting: components["schemas"]["Coded"][];
            /** @description Id of the rule that decided, or at which it failed. */
            rule: string | null;
            /** @description Why nobody could be named. */
            reason: components["schemas"]["Coded"] | null;
            /** @description All of it in one sentence. */
            sentence: string;
            asked: components["schemas"]["RoutingQuestion"];
            passedOver: components["schemas"]["PassedOverRule"][];
        };
        RoutingComparison: {
            /** @description How many were asked about: those with a category. */
            reports: number;
            /** @description False when there were more than 20000. */
            complete: boolean;
            /** @description How many would go to another lead agency. */
            changed: number;
            /** @description The most frequent first; null stands for the operators. */
            moves: {
                from: components["schemas"]["Coded"] | null;
                to: components["schemas"]["Coded"] | null;
                reports: number;
            }[];
            /** @description At most 50, the newest first. */
            examples: {
                reference: string;
                from: components["schemas"]["Coded"] | null;
                to: components["schemas"]["Coded"] | null;
                ruleBefore: string | null;
                ruleAfter: string | null;
            }[];
            /** @description What would be so of the changed table. */
            findings: components["schemas"]["RoutingFinding"][];
        };
        RoutingFinding: {
            kind: string;
            /** @enum {string} */
            severity: "error" | "warning" | "note";
            rule: string | null;
            sentence: string;
        };
        RoutingAlarm: {
            reason: components["schemas"]["Coded"];
            rule: string | null;
            category: components["schemas"]["Coded"] | null;
            subcategory: components["schemas"]["Coded"] | null;
            /** @description Codes of supporting agencies that had to be left out. */
            missing: string[];
            reports: number;
            /** Format: date-time */
            firstAt: string;
            /** Format: date-time */
            lastAt: string;
            /** @description References of the latest reports, at most five. */
            latest: string[];
        };
        Webhook: {
            id: string;
            url: string;
            description: string;
            eventTypes: string[] | null;
            agency: string | null;
            enabled: boolean;
            /** @description Why the product itself has switched it off. */
            disabledBecause: string | null;
            /** @description Until then the secret before the last rotation signs too. */
            previousSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            links: {
                /** Format: uri */
                self: string;
                /** Format: uri */
                deliveries: string;
            };
        };
        WebhookWithSecret: {
            id: string;
            url: string;
            description: string;
            eventTypes: string[] | null;
            agency: string | null;
            enabled: boolean;
            /** @description Why the product itself has switched it off. */
            disabledBecause: string | null;
            /** @description Until then the secret before the last rotation signs too. */
            previousSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            links: {
                /** Format: uri */
                self: string;
                /** Format: uri */
                deliveries: string;
            };
            /** @description Verifies signatures (`whsec_…`). It is shown this once. */
            secret: string;
        };
        WebhookDelivery: {
            id: string;
            reference: string | null;
            /** @enum {string} */
            type: "report.received" | "report.status_changed" | "report.updated" | "webhook.test";
            /** @enum {string} */
            status: "pending" | "delivered" | "failed" | "cancelled";
            attempts: number;
            /** @description What the receiver answered last. */
            responseStatus: number | null;
            /** @description Beginning of its answer, or why there was none. */
            outcome: string | null;
            payload: unknown;
            /** Format: date-time */
            createdAt: string;
            attemptedAt: string | null;
            settledAt: string | null;
        };
        Category: {
            code: string;
            label: string;
            description: string;
            field: components["schemas"]["Coded"];
            /** @description Empty where one agency answers for the whole category. */
            subcategories: {
                code: string;
                label: string;
                description: string;
            }[];
            /** @description In the order in which they are asked. */
            questions: components["schemas"]["Question"][];
        };
        Question: {
            code: string;
            label: string;
            help?: string;
            /**
             * @description `string` is one line and `text` several; a `datetime` is an instant with its zone; of a `singlevaluelist` one code is chosen, of a `multivaluelist` one or more.
             * @enum {string}
             */
            datatype: "string" | "number" | "datetime" | "text" | "singlevaluelist" | "multivaluelist";
            /** @description Whether it must be answered where questions are answered at all. */
            required: boolean;
            /** @description False for a text that is only shown. */
            variable: boolean;
            values?: components["schemas"]["Coded"][];
        };
        Suggestion: {
            category: components["schemas"]["Coded"];
            /** @description Null where the category has none or none is clear. */
            subcategory: components["schemas"]["Coded"] | null;
            /** @description Whether it tells of danger to life or limb now. */
            urgent: boolean;
            /** @description How likely the category is, from 0 to 1. */
            confidence: number;
            /** @description Whether it would be sent to an agency without an operator. */
            sure: boolean;
            /** @description The words that decided, as they were typed. */
            because: string[];
        };
        ClassifierModel: {
            version: string;
            /**
             * @description Came with the city’s data, or was trained here.
             * @enum {string}
             */
            origin: "folder" | "training";
            /** Format: date-time */
            madeAt: string;
            active: boolean;
            activatedAt: string | null;
            /** @description Subject of the administrator; null for the training. */
            activatedBy: string | null;
            /** @description How it did on texts that are held out; null for one that came with the data. */
            report: {
                learned: number;
                /** @description Of the texts learned from, those that staff corrected or confirmed. */
                corrections: number;
                heldOut: number;
                evaluation: {
                    everyday: {
                        texts: number;
                        macroF1: number;
                        accuracy: number;
                        /** @description Share that would be decided without an operator. */
                        decided: number;
                        /** @description And how much of that is right; null when nothing would. */
                        decidedRight: number | null;
                        calibrationError: number;
                        urgentRecall: number | null;
                        urgentPrecision: number | null;
                        categories: {
                            category: components["schemas"]["Coded"];
                            texts: number;
                            precision: number;
                            recall: number;
                            f1: number;
                        }[];
                        /** @description What was taken for what, the most frequent first. */
                        confusions: {
                            category: components["schemas"]["Coded"];
                            said: components["schemas"]["Coded"];
                            texts: number;
                        }[];
                        calibration: {
                            from: number;
                            to: number;
                            texts: number;
                            right: number | null;
                        }[];
                    };
                    /** @description Texts that were written to stand near a border. */
                    hard: {
                        texts: number;
                        macroF1: number;
                        accuracy: number;
                        /** @description Share that would be decided without an operator. */
                        decided: number;
                        /** @description And how much of that is right; null when nothing would. */
                        decidedRight: number | null;
                        calibrationError: number;
                        urgentRecall: number | null;
                        urgentPrecision: number | null;
                        categories: {
                            category: components["schemas"]["Coded"];
                            texts: number;
                            precision: number;
                            recall: number;
                            f1: number;
                        }[];
                        /** @description What was taken for what, the most frequent first. */
                        confusions: {
                            category: components["schemas"]["Coded"];
                            said: components["schemas"]["Coded"];
                            texts: number;
                        }[];
                        calibration: {
                            from: number;
                            to: number;
                            texts: number;
                            right: number | null;
                        }[];
                    };
                };
                before: {
                    version: string;
                    evaluation: {
                        everyday: {
                            texts: number;
                            macroF1: number;
                            accuracy: number;
                            /** @description Share that would be decided without an operator. */
                            decided: number;
                            /** @description And how much of that is right; null when nothing would. */
                            decidedRight: number | null;
                            calibrationError: number;
                            urgentRecall: number | null;
                            urgentPrecision: number | null;
                            categories: {
                                category: components["schemas"]["Coded"];
                                texts: number;
                                precision: number;
                                recall: number;
                                f1: number;
                            }[];
                            /** @description What was taken for what, the most frequent first. */
                            confusions: {
                                category: components["schemas"]["Coded"];
                                said: components["schemas"]["Coded"];
                                texts: number;
                            }[];
                            calibration: {
                                from: number;
                                to: number;
                                texts: number;
                                right: number | null;
                            }[];
                        };
                        /** @description Texts that were written to stand near a border. */
                        hard: {
                            texts: number;
                            macroF1: number;
                            accuracy: number;
                            /** @description Share that would be decided without an operator. */
                            decided: number;
                            /** @description And how much of that is right; null when nothing would. */
                            decidedRight: number | null;
                            calibrationError: number;
                            urgentRecall: number | null;
                            urgentPrecision: number | null;
                            categories: {
                                category: components["schemas"]["Coded"];
                                texts: number;
                                precision: number;
                                recall: number;
                                f1: number;
                            }[];
                            /** @description What was taken for what, the most frequent first. */
                            confusions: {
                                category: components["schemas"]["Coded"];
                                said: components["schemas"]["Coded"];
                                texts: number;
                            }[];
                            calibration: {
                                from: number;
                                to: number;
                                texts: number;
                                right: number | null;
                            }[];
                        };
                    };
                } | null;
                /** @description Why it was not put to use by itself. */
                refusal: string | null;
            } | null;
        };
        Area: {
            code: string;
            name: {
                vi: string;
                en: string;
            };
            /** @enum {string} */
            kind: "ward" | "commune";
            centre: {
                lat: number;
                lng: number;
            };
            /** @description Former wards and communes in it, and other spellings. */
            formerNames: string[];
            /** @description True where no surveyed outline is known: near its border a place may be the neighbour’s. */
            approximate: boolean;
        };
        AreaFeatures: {
            /** @constant */
            type: "FeatureCollection";
            features: {
                /** @constant */
                type: "Feature";
                id: string;
                geometry: {
                    /** @constant */
                    type: "Polygon";
                    coordinates: [
                        number,
                        number
                    ][][];
                } | {
                    /** @constant */
                    type: "MultiPolygon";
                    coordinates: [
                        number,
                        number
                    ][][][];
                };
                properties: {
                    code: string;
                    name: {
                        vi: string;
                        en: string;
                    };
                    /** @enum {string} */
                    kind: "ward" | "commune";
                    /** @description True where no surveyed outline is known: near its border a place may be the neighbour’s. */
                    approximate: boolean;
                    source: string;
                };
            }[];
        };
        ApiKey: {
            id: string;
            name: string;
            /** @description Subject of the administrator. */
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
            lastUsedOn: string | null;
            revokedAt: string | null;
        };
        IssuedApiKey: {
            id: string;
            name: string;
            /** @description Subject of the administrator. */
            createdBy: string | null;
            /** Format: date-time */
            createdAt: string;
            lastUsedOn: string | null;
            revokedAt: string | null;
            /** @description It is shown this once and kept nowhere. */
            key: string;
        };
        ReportFeatures: {
            /** @constant */
            type: "FeatureCollection";
            features: {
                /** @constant */
                type: "Feature";
                id: string;
                geometry: {
                    /** @constant */
                    type: "Point";
                    coordinates: number[];
                };
                properties: {
                    reference: string;
                    status: components["schemas"]["Status"];
                    category: components["schemas"]["Coded"] | null;
                    /** @description Where the category has some, because different agencies answer for them. */
                    subcategory: components["schemas"]["Coded"] | null;
                    field: components["schemas"]["Coded"] | null;
                    priority: string;
                    area: components["schemas"]["Coded"] | null;
                    agency: components["schemas"]["Coded"] | null;
                    /** Format: date-time */
                    submittedAt: string;
                    dueAt: string | null;
                    resolvedAt: string | null;
                    closedAt: string | null;
                    result: components["schemas"]["Coded"] | null;
                    rating: components["schemas"]["Coded"] | null;
                    /** @description The earlier case that came back with this report. */
                    repeat: {
                        /** @description Reference of the case that had been answered. */
                        of: string;
                        /** @description Which time it is; 2 when the matter came back for the first time. */
                        count: number;
                    } | null;
                    /** Format: date-time */
                    updatedAt: string;
                    overdue: boolean;
                };
            }[];
            /** @description False when there are more reports than are answered at once. */
            complete: boolean;
        };
        StaffReportPage: {
            items: components["schemas"]["StaffReportSummary"][];
            /** @description Cursor of the next page; null on the last one. */
            next: string | null;
        };
        StaffReportSummary: {
            reference: string;
            status: components["schemas"]["Status"];
            category: components["schemas"]["Coded"] | null;
            /** @description Where the category has some, because different agencies answer for them. */
            subcategory: components["schemas"]["Coded"] | null;
            field: components["schemas"]["Coded"] | null;
            priority: string;
            area: components["schemas"]["Coded"] | null;
            agency: components["schemas"]["Coded"] | null;
            /** Format: date-time */
            submittedAt: string;
            dueAt: string | null;
            resolvedAt: string | null;
            closedAt: string | null;
            result: components["schemas"]["Coded"] | null;
            rating: components["schemas"]["Coded"] | null;
            /** @description The earlier case that came back with this report. */
            repeat: {
                /** @description Reference of the case that had been answered. */
                of: string;
                /** @description Which time it is; 2 when the matter came back for the first time. */
                count: number;
            } | null;
            /** Format: date-time */
            updatedAt: string;
            overdue: boolean;
            /** @description How its text begins. */
            excerpt: string;
            location: {
                lat: number | null;
                lng: number | null;
                address: string | null;
            };
            channel: string;
            /** @description Of the lead agency, who has it. */
            officer: components["schemas"]["Coded"] | null;
            supporting: components["schemas"]["Coded"][];
            escalation: string | null;
            suspended: boolean;
            mergedInto: string | null;
        };
        SimilarReport: {
            reference: string;
            status: components["schemas"]["Status"];
            category: components["schemas"]["Coded"] | null;
            area: components["schemas"]["Coded"] | null;
            agency: components["schemas"]["Coded"] | null;
            /** Format: date-time */
            submittedAt: string;
            answeredAt: string | null;
            /** @description Which time the matter was reported with it; 1 of the first. */
            occurrence: number;
            /** @description How sure it is that both are about the same matter, from 0 to 1. */
            score: number;
            why: components["schemas"]["WhySimilar"];
            links: {
                /** Format: uri */
                page: string;
                /** @description Takes `{ "email": … }` by POST, to be told of the result; null when nobody can follow it any more. */
                follow: string | null;
            };
        };
        WhySimilar: {
            /** @description Between the places, to ten metres; null when one is not known. */
            metres: number | null;
            /** @enum {string} */
            category: "same" | "field" | "other" | "unknown";
            /** @description By how much the other came before, or its answer when `afterAnswer`; below zero when it came later. */
            hours: number;
            afterAnswer: boolean;
            /** @description Words that both have, as this report writes them. */
            shared: string | null;
            /** @description All of it in a sentence. */
            sentence: string;
        };
        DuplicateCandidate: {
            reference: string;
            status: components["schemas"]["Status"];
            category: components["schemas"]["Coded"] | null;
            area: components["schemas"]["Coded"] | null;
            agency: components["schemas"]["Coded"] | null;
            /** Format: date-time */
            submittedAt: string;
            answeredAt: string | null;
            /** @description Which time the matter was reported with it; 1 of the first. */
            occurrence: number;
            /** @description How sure it is that both are about the same matter, from 0 to 1. */
            score: number;
            why: components["schemas"]["WhySimilar"];
            text: string;
            location: {
                lat: number | null;
                lng: number | null;
                address: string | null;
            };
            /** @description What merges the two; null when the caller cannot, or when the other was answered before. */
            merge: {
                /** @description The report that is to follow. */
                report: string;
                /** @description The one that leads: the one that is further on, or came first. */
                into: string;
                /**
                 * Format: uri
                 * @description Takes `{ "into": … }` by POST.
                 */
                href: string;
            } | null;
        };
        ExportedFeatures: {
            /** @constant */
            type: "FeatureCollection";
            features: ({
                /** @constant */
                type: "Feature";
            } & {
                [key: string]: unknown;
            })[];
        };
        Summary: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /**
             * Format: date-time
             * @description The figures may be a minute old.
             */
            asOf: string;
            figures: components["schemas"]["Figures"];
        };
        Figures: {
            received: number;
            /** @description Answered by an agency, of those received. */
            handled: components["schemas"]["Share"];
            /** @description Neither answered nor ended. */
            inProgress: number;
            /** @description Past their due time, of those in progress. */
            overdue: components["schemas"]["Share"];
            /** @description Answered by the due time, extensions included, of those answered. */
            onTime: components["schemas"]["Share"];
            /** @description Rated `satisfied`, of those rated. */
            satisfied: components["schemas"]["Share"];
            /** @description Rated `satisfied` or `acceptable`, of those rated. */
            content: components["schemas"]["Share"];
            /** @description Reported again within 60 days of the answer, of those answered. */
            repeated: components["schemas"]["Share"];
        };
        Share: {
            count: number;
            /** @description How many it is a part of. */
            of: number;
            /** @description From 0 to 1; null of nothing. */
            share: number | null;
        };
        GroupedFigures: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /**
             * Format: date-time
             * @description The figures may be a minute old.
             */
            asOf: string;
            items: {
                received: number;
                /** @description Answered by an agency, of those received. */
                handled: components["schemas"]["Share"];
                /** @description Neither answered nor ended. */
                inProgress: number;
                /** @description Past their due time, of those in progress. */
                overdue: components["schemas"]["Share"];
                /** @description Answered by the due time, extensions included, of those answered. */
                onTime: components["schemas"]["Share"];
                /** @description Rated `satisfied`, of those rated. */
                satisfied: components["schemas"]["Share"];
                /** @description Rated `satisfied` or `acceptable`, of those rated. */
                content: components["schemas"]["Share"];
                /** @description Reported again within 60 days of the answer, of those answered. */
                repeated: components["schemas"]["Share"];
                of: components["schemas"]["Coded"];
            }[];
        };
        AgencyRanking: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /**
             * Format: date-time
             * @description The figures may be a minute old.
             */
            asOf: string;
            items: {
                received: number;
                /** @description Answered by an agency, of those received. */
                handled: components["schemas"]["Share"];
                /** @description Neither answered nor ended. */
                inProgress: number;
                /** @description Past their due time, of those in progress. */
                overdue: components["schemas"]["Share"];
                /** @description Answered by the due time, extensions included, of those answered. */
                onTime: components["schemas"]["Share"];
                /** @description Rated `satisfied`, of those rated. */
                satisfied: components["schemas"]["Share"];
                /** @description Rated `satisfied` or `acceptable`, of those rated. */
                content: components["schemas"]["Share"];
                /** @description Reported again within 60 days of the answer, of those answered. */
                repeated: components["schemas"]["Share"];
                of: components["schemas"]["Coded"];
                /** @description Null for agencies with too few answers to be ranked. */
                rank: number | null;
                /** @description Lower bound (95 %) of the share of answers that came in time: few answers, however good, count less than many. */
                score: number | null;
                /** @description Lower bound (95 %) of the share of answers after which the matter came back; null for agencies that are not ranked. */
                repeatedAtLeast: number | null;
            }[];
        };
        SavedView: {
            /** Format: uuid */
            id: string;
            name: string;
            filters: {
                [key: string]: string | string[];
            };
            /** @enum {string} */
            sort: "submittedAt" | "-submittedAt" | "updatedAt" | "-updatedAt" | "dueAt" | "-dueAt" | "priority" | "-priority";
            /** Format: date-time */
            createdAt: string;
        };
        BulkResult: {
            reference: string;
            /**
             * @description `accepted`: it is carried out as soon as the database is back.
             * @enum {string}
             */
            outcome: "done" | "accepted" | "refused";
            /** @description Of what is done. */
            status?: components["schemas"]["Status"];
            /** @description Of what is refused: as the action alone would have been answered. */
            problem?: {
                type: string;
                status: number;
                title: string;
                detail?: string;
                errors?: {
                    field: string;
                    rule: string;
                }[];
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listReports: {
        parameters: {
            query?: {
                /** @description State; repeated it means any of them */
                state?: ("received" | "triage" | "assigned" | "in_progress" | "awaiting_citizen" | "on_hold" | "resolved" | "closed" | "rejected" | "merged" | "withdrawn")[];
                /** @description Lead agency; repeated it means any of them */
                agency?: string[];
                /** @description Category; repeated it means any of them */
                category?: string[];
                /** @description Sub-category; repeated it means any of them */
                subcategory?: string[];
                /** @description Field; repeated it means any of them */
                field?: string[];
                /** @description Priority; repeated it means any of them */
                priority?: ("urgent" | "high" | "normal" | "low")[];
                /** @description Ward or commune; repeated it means any of them */
                area?: string[];
                /** @description Whether its due time is past */
                overdue?: "true" | "false";
                /** @description Whether something can happen to it still */
                open?: "true" | "false";
                /** @description Whether an earlier case came back with it */
                repeated?: "true" | "false";
                dueBefore?: string;
                submittedFrom?: string;
                /** @description Exclusive */
                submittedTo?: string;
                updatedFrom?: string;
                /** @description Exclusive */
                updatedTo?: string;
                /** @description Longitude and latitude of the south-west corner, then of the north-east one, as in GeoJSON */
                bbox?: string;
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With `-` the latest, or least urgent, first. What has no due time counts as due last. */
                sort?: "submittedAt" | "-submittedAt" | "updatedAt" | "-updatedAt" | "dueAt" | "-dueAt" | "priority" | "-priority";
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportPage"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
                /** @description A solved challenge, after `challenge_required`. */
                "X-Challenge"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    text: string;
                    location: {
                        lat?: number;
                        lng?: number;
                        address?: string;
                    };
                    category?: string;
                    /** @description To the questions of the category, by their codes; `GET /api/v1/categories` lists them. */
                    answers?: {
                        [key: string]: string | number | string[];
                    };
                    contact?: {
                        name?: string;
                        phone?: string;
                        email?: string;
                    };
                    /** @enum {string} */
                    language?: "vi" | "en";
                    /** @enum {string} */
                    channel?: "web" | "phone";
                };
                "multipart/form-data": {
                    text: string;
                    location: {
                        lat?: number;
                        lng?: number;
                        address?: string;
                    };
                    category?: string;
                    /** @description To the questions of the category, by their codes; `GET /api/v1/categories` lists them. */
                    answers?: {
                        [key: string]: string | number | string[];
                    };
                    contact?: {
                        name?: string;
                        phone?: string;
                        email?: string;
                    };
                    /** @enum {string} */
                    language?: "vi" | "en";
                    /** @enum {string} */
                    channel?: "web" | "phone";
                };
            };
        };
        responses: {
            /** @description Taken */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submitted"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A challenge must be solved first */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description Reference of the report, e.g. HUE-7K3M9-Q2XPT; small letters and spaces will do. */
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report, as the caller may see it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTimeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description Reference of the report, e.g. HUE-7K3M9-Q2XPT; small letters and spaces will do. */
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TimelineEntry"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDeadlines: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description Reference of the report, e.g. HUE-7K3M9-Q2XPT; small letters and spaces will do. */
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With the accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Deadline"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description Reference of the report, e.g. HUE-7K3M9-Q2XPT; small letters and spaces will do. */
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each with the schema of its body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Action"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    act: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen; else 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Reference of the report, e.g. HUE-7K3M9-Q2XPT; small letters and spaces will do. */
                reference: string;
                /** @description Name of the action, e.g. `accept`. */
                command: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    category: string;
                    subcategory?: string;
                    /** @enum {string} */
                    priority?: "urgent" | "high" | "normal" | "low";
                } | {
                    agency: string;
                    supporting?: string[];
                    consulted?: string[];
                    category?: string;
                    subcategory?: string;
                    /** @enum {string} */
                    priority?: "urgent" | "high" | "normal" | "low";
                } | {
                    note?: string;
                } | {
                    reason: string;
                    suggestedAgency?: string;
                } | {
                    agency: string;
                    reason: string;
                } | {
                    agency: string;
                    required?: boolean;
                    reason: string;
                } | {
                    agency: string;
                    reason: string;
                } | {
                    question: string;
                } | {
                    text: string;
                    photos?: string[];
                } | {
                    /** Format: date-time */
                    until: string;
                    reason: string;
                } | {
                    note?: string;
                } | {
                    reason: string;
                } | {
                    /** Format: date-time */
                    until: string;
                    reason: string;
                } | {
                    note?: string;
                } | {
                    workingDays: number;
                    reason: string;
                } | {
                    agency?: string;
                    workingDays?: number;
                } | {
                    agency?: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    result: "done" | "warned" | "planned" | "referred" | "not_found" | "already_answered" | "beyond_agency";
                    answer: string;
                    photos?: string[];
                } | {
                    reason: string;
                } | {
                    /** @enum {string} */
                    rating: "satisfied" | "acceptable" | "dissatisfied";
                    comment?: string;
                    reopen?: boolean;
                } | {
                    /** @enum {string} */
                    reason: "not_public_matter" | "complaint_or_denunciation" | "insufficient" | "abusive" | "outside_city";
                    explanation: string;
                    contact?: string;
                } | {
                    reason: string;
                } | {
                    into: string;
                    reason?: string;
                } | {
                    reason: string;
                } | {
                    reason?: string;
                } | {
                    /** @enum {string} */
                    to: "agency_head" | "supervisor" | "leadership";
                    reason: string;
                } | {
                    category: string;
                    subcategory?: string;
                    reason: string;
                } | {
                    /** @enum {string} */
                    priority: "urgent" | "high" | "normal" | "low";
                    reason: string;
                } | {
                    reason: string;
                } | {
                    text: string;
                    photos?: string[];
                } | {
                    text: string;
                    photos?: string[];
                } | {
                    email: string;
                };
            };
        };
        responses: {
            /** @description Done; the report as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description Accepted; it is carried out as soon as the database is back */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you saw it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggestPlace: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": Record<string, never>;
            };
        };
        responses: {
            /** @description A suggestion for the citizen to confirm */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceSuggestion"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPhotos: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Reference of the report, e.g. HUE-7K3M9-Q2XPT; small letters and spaces will do. */
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": Record<string, never>;
            };
        };
        responses: {
            /** @description Stored, and seen by nobody yet */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StoredPhoto"][];
                    };
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishPhoto: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Reference of the report, e.g. HUE-7K3M9-Q2XPT; small letters and spaces will do. */
                reference: string;
                /** @description Id of the photo */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Publication"];
            };
        };
        responses: {
            /** @description As asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        published: boolean;
                    };
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readPhoto: {
        parameters: {
            query?: {
                /** @description Seconds since 1970 */
                expires?: string;
                signature?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description Id of the photo */
                id: string;
                /** @description `web` or `thumbnail` */
                size: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JPEG */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createChallenge: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To be solved within ten minutes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    email?: string;
                    phone?: string;
                    /** @enum {string} */
                    language?: "vi" | "en";
                };
            };
        };
        responses: {
            /** @description If a report has this address, a code is on its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        validMinutes: number;
                        note: string;
                    };
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openMyReports: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    email: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description The token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMyReports: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OwnReport"][];
                        /** @description Cursor of the next page; null on the last one. */
                        next: string | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtReporter: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Reference of the report. */
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description The reporter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reporter"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                action?: string;
                subject?: string;
                reference?: string;
                from?: string;
                /** @description Up to, and not at. */
                to?: string;
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        /** @description Cursor of the next page; null on the last one. */
                        next: string | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out here */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Where the browser ends the identity provider’s own session; null when there is no such place. */
                        endSessionUrl: string | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSuspensions: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Suspension"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderSuspension: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Codes of wards and communes; null for the whole city. */
                    areas: string[] | null;
                    /** Format: date-time */
                    until: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Ordered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        links: {
                            /** Format: uri */
                            self: string;
                            /** Format: uri */
                            extend: string;
                            /** Format: uri */
                            end: string;
                        };
                    };
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSuspension: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The suspension. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The suspension */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suspension"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    extendSuspension: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The suspension. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    until: string;
                };
            };
        };
        responses: {
            /** @description The suspension */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suspension"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSuspension: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The suspension. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The suspension */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suspension"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCityEntries: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description Kind of data: agencies, areas, calendar, categories, city, fields, lexicon, outlines, policies, routing or templates. */
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In their order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CityEntry"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCityEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description Kind of data: agencies, areas, calendar, categories, city, fields, lexicon, outlines, policies, routing or templates. */
                kind: string;
                /** @description Code of the entry; `all` where the kind is one document. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CityEntry"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editCityEntry: {
        parameters: {
            query?: {
                /** @description Code of the entry directly before which it is to stand: of routing rules the first that fits decides. Without it an entry stays where it is, and a new one is the last. */
                before?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen; else 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Kind of data: agencies, areas, calendar, categories, city, fields, lexicon, outlines, policies, routing or templates. */
                kind: string;
                /** @description Code of the entry; `all` where the kind is one document. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    code: string;
                    name: {
                        vi: string;
                        en: string;
                    };
                    centreName: {
                        vi: string;
                        en: string;
                    };
                    referencePrefix: string;
                    hotline?: string;
                    centreAgency: string;
                    timeZone: string;
                    anonymiseAfterMonths: number;
                    boundary: [
                        number,
                        number
                    ][];
                } | {
                    code: string;
                    label: {
                        vi: string;
                        en: string;
                    };
                } | {
                    code: string;
                    field: string;
                    label: {
                        vi: string;
                        en: string;
                    };
                    description: {
                        vi: string;
                        en: string;
                    };
                    /** @enum {string} */
                    priority: "urgent" | "high" | "normal" | "low";
                    subcategories?: {
                        code: string;
                        label: {
                            vi: string;
                            en: string;
                        };
                        description: {
                            vi: string;
                            en: string;
                        };
                    }[];
                    duplicates?: {
                        radius: number;
                        days: number;
                    };
                    questions?: {
                        code: string;
                        label: {
                            vi: string;
                            en: string;
                        };
                        help?: {
                            vi: string;
                            en: string;
                        };
                        /** @enum {string} */
                        datatype: "string" | "number" | "datetime" | "text" | "singlevaluelist" | "multivaluelist";
                        required: boolean;
                        variable?: boolean;
                        values?: {
                            code: string;
                            label: {
                                vi: string;
                                en: string;
                            };
                        }[];
                    }[];
                } | {
                    code: string;
                    name: {
                        vi: string;
                        en: string;
                    };
                    /** @enum {string} */
                    kind: "centre" | "ward" | "department" | "company" | "police" | "unit";
                    parent?: string;
                    area?: string;
                    office?: {
                        workingWeekdays?: number[];
                        hours: {
                            /** Format: date */
                            validFrom: string;
                            /** Format: date */
                            validTo?: string;
                            months?: number[];
                            intervals: [
                                string,
                                string
                            ][];
                            source?: string;
                            confirmed: boolean;
                        }[];
                    };
                    officers?: {
                        id: string;
                        name?: string;
                        /** Format: date */
                        validFrom?: string;
                        /** Format: date */
                        validTo?: string;
                    }[];
                    /** @enum {string} */
                    assignment?: "least_loaded";
                    /** Format: email */
                    email?: string;
                    /** Format: date */
                    validFrom?: string;
                    /** Format: date */
                    validTo?: string;
                    successor?: string;
                    source?: string;
                    confirmed: boolean;
                } | {
                    code: string;
                    name: {
                        vi: string;
                        en: string;
                    };
                    /** @enum {string} */
                    kind: "ward" | "commune";
                    centre: {
                        lat: number;
                        lng: number;
                    };
                    alsoKnownAs: string[];
                } | {
                    area: string;
                    approximate: boolean;
                    source: string;
                    geometry: {
                        /** @constant */
                        type: "Polygon";
                        coordinates: [
                            number,
                            number
                        ][][];
                    } | {
                        /** @constant */
                        type: "MultiPolygon";
                        coordinates: [
                            number,
                            number
                        ][][][];
                    };
                } | {
                    id: string;
                    when: {
                        categories?: string[];
                        subcategories?: string[];
                        areas?: string[];
                        priorities?: ("urgent" | "high" | "normal" | "low")[];
                        channels?: ("web" | "phone" | "open311" | "import" | "demo")[];
                        times?: {
                            weekdays?: number[];
                            from: string;
                            to: string;
                        }[];
                    };
                    lead: string;
                    supporting?: string[];
                    /** Format: date */
                    validFrom?: string;
                    /** Format: date */
                    validTo?: string;
                    note?: string;
                } | {
                    categories: {
                        [key: string]: {
                            [key: string]: number;
                        };
                    };
                    urgent: {
                        [key: string]: number;
                    };
                    notUrgent: {
                        [key: string]: number;
                    };
                } | {
                    version: string;
                    utcOffsetMinutes: number;
                    workingWeekdays: number[];
                    hours: {
                        /** Format: date */
                        validFrom: string;
                        /** Format: date */
                        validTo?: string;
                        months?: number[];
                        intervals: [
                            string,
                            string
                        ][];
                        source?: string;
                        confirmed: boolean;
                    }[];
                    days: {
                        /** Format: date */
                        date: string;
                        /** @enum {string} */
                        kind: "holiday" | "makeup";
                        name: {
                            vi: string;
                            en: string;
                        };
                        source?: string;
                        confirmed: boolean;
                    }[];
                } | {
                    version: string;
                    /** Format: date */
                    validFrom: string;
                    obligations: {
                        triage: {
                            budget: {
                                normal: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                urgent?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                high?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                low?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                            };
                            ladder: {
                                name: string;
                                when: {
                                    atShare: number;
                                } | {
                                    afterDue: {
                                        /** @enum {string} */
                                        unit: "working_days" | "working_hours" | "hours";
                                        amount: number;
                                    };
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                spreadMinutes?: number;
                            }[];
                            ladders?: {
                                [key: string]: {
                                    name: string;
                                    when: {
                                        atShare: number;
                                    } | {
                                        afterDue: {
                                            /** @enum {string} */
                                            unit: "working_days" | "working_hours" | "hours";
                                            amount: number;
                                        };
                                    };
                                    tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                    effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                    spreadMinutes?: number;
                                }[];
                            };
                            standing?: {
                                every: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                            };
                        };
                        acceptance: {
                            budget: {
                                normal: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                urgent?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                high?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                low?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                            };
                            ladder: {
                                name: string;
                                when: {
                                    atShare: number;
                                } | {
                                    afterDue: {
                                        /** @enum {string} */
                                        unit: "working_days" | "working_hours" | "hours";
                                        amount: number;
                                    };
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                spreadMinutes?: number;
                            }[];
                            ladders?: {
                                [key: string]: {
                                    name: string;
                                    when: {
                                        atShare: number;
                                    } | {
                                        afterDue: {
                                            /** @enum {string} */
                                            unit: "working_days" | "working_hours" | "hours";
                                            amount: number;
                                        };
                                    };
                                    tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                    effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                    spreadMinutes?: number;
                                }[];
                            };
                            standing?: {
                                every: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                            };
                        };
                        resolution: {
                            budget: {
                                normal: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                urgent?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                high?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                low?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                            };
                            ladder: {
                                name: string;
                                when: {
                                    atShare: number;
                                } | {
                                    afterDue: {
                                        /** @enum {string} */
                                        unit: "working_days" | "working_hours" | "hours";
                                        amount: number;
                                    };
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                spreadMinutes?: number;
                            }[];
                            ladders?: {
                                [key: string]: {
                                    name: string;
                                    when: {
                                        atShare: number;
                                    } | {
                                        afterDue: {
                                            /** @enum {string} */
                                            unit: "working_days" | "working_hours" | "hours";
                                            amount: number;
                                        };
                                    };
                                    tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                    effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                    spreadMinutes?: number;
                                }[];
                            };
                            standing?: {
                                every: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                            };
                        };
                        information: {
                            budget: {
                                normal: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                urgent?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                high?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                low?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                            };
                            ladder: {
                                name: string;
                                when: {
                                    atShare: number;
                                } | {
                                    afterDue: {
                                        /** @enum {string} */
                                        unit: "working_days" | "working_hours" | "hours";
                                        amount: number;
                                    };
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                spreadMinutes?: number;
                            }[];
                            ladders?: {
                                [key: string]: {
                                    name: string;
                                    when: {
                                        atShare: number;
                                    } | {
                                        afterDue: {
                                            /** @enum {string} */
                                            unit: "working_days" | "working_hours" | "hours";
                                            amount: number;
                                        };
                                    };
                                    tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                    effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                    spreadMinutes?: number;
                                }[];
                            };
                            standing?: {
                                every: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                            };
                        };
                        hold: {
                            budget: {
                                normal: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                urgent?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                high?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                low?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                            };
                            ladder: {
                                name: string;
                                when: {
                                    atShare: number;
                                } | {
                                    afterDue: {
                                        /** @enum {string} */
                                        unit: "working_days" | "working_hours" | "hours";
                                        amount: number;
                                    };
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                spreadMinutes?: number;
                            }[];
                            ladders?: {
                                [key: string]: {
                                    name: string;
                                    when: {
                                        atShare: number;
                                    } | {
                                        afterDue: {
                                            /** @enum {string} */
                                            unit: "working_days" | "working_hours" | "hours";
                                            amount: number;
                                        };
                                    };
                                    tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                    effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                    spreadMinutes?: number;
                                }[];
                            };
                            standing?: {
                                every: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                            };
                        };
                        decision: {
                            budget: {
                                normal: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                urgent?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                high?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                low?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                            };
                            ladder: {
                                name: string;
                                when: {
                                    atShare: number;
                                } | {
                                    afterDue: {
                                        /** @enum {string} */
                                        unit: "working_days" | "working_hours" | "hours";
                                        amount: number;
                                    };
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                spreadMinutes?: number;
                            }[];
                            ladders?: {
                                [key: string]: {
                                    name: string;
                                    when: {
                                        atShare: number;
                                    } | {
                                        afterDue: {
                                            /** @enum {string} */
                                            unit: "working_days" | "working_hours" | "hours";
                                            amount: number;
                                        };
                                    };
                                    tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                    effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                    spreadMinutes?: number;
                                }[];
                            };
                            standing?: {
                                every: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                            };
                        };
                        feedback: {
                            budget: {
                                normal: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                urgent?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                high?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                low?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                            };
                            ladder: {
                                name: string;
                                when: {
                                    atShare: number;
                                } | {
                                    afterDue: {
                                        /** @enum {string} */
                                        unit: "working_days" | "working_hours" | "hours";
                                        amount: number;
                                    };
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                spreadMinutes?: number;
                            }[];
                            ladders?: {
                                [key: string]: {
                                    name: string;
                                    when: {
                                        atShare: number;
                                    } | {
                                        afterDue: {
                                            /** @enum {string} */
                                            unit: "working_days" | "working_hours" | "hours";
                                            amount: number;
                                        };
                                    };
                                    tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                    effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                    spreadMinutes?: number;
                                }[];
                            };
                            standing?: {
                                every: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                            };
                        };
                        appeal: {
                            budget: {
                                normal: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                urgent?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                high?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                low?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                            };
                            ladder: {
                                name: string;
                                when: {
                                    atShare: number;
                                } | {
                                    afterDue: {
                                        /** @enum {string} */
                                        unit: "working_days" | "working_hours" | "hours";
                                        amount: number;
                                    };
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                spreadMinutes?: number;
                            }[];
                            ladders?: {
                                [key: string]: {
                                    name: string;
                                    when: {
                                        atShare: number;
                                    } | {
                                        afterDue: {
                                            /** @enum {string} */
                                            unit: "working_days" | "working_hours" | "hours";
                                            amount: number;
                                        };
                                    };
                                    tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                    effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                    spreadMinutes?: number;
                                }[];
                            };
                            standing?: {
                                every: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                            };
                        };
                        merge: {
                            budget: {
                                normal: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                urgent?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                high?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                low?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                            };
                            ladder: {
                                name: string;
                                when: {
                                    atShare: number;
                                } | {
                                    afterDue: {
                                        /** @enum {string} */
                                        unit: "working_days" | "working_hours" | "hours";
                                        amount: number;
                                    };
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                spreadMinutes?: number;
                            }[];
                            ladders?: {
                                [key: string]: {
                                    name: string;
                                    when: {
                                        atShare: number;
                                    } | {
                                        afterDue: {
                                            /** @enum {string} */
                                            unit: "working_days" | "working_hours" | "hours";
                                            amount: number;
                                        };
                                    };
                                    tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                    effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                    spreadMinutes?: number;
                                }[];
                            };
                            standing?: {
                                every: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                            };
                        };
                        suspension: {
                            budget: {
                                normal: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                urgent?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                high?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                low?: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                            };
                            ladder: {
                                name: string;
                                when: {
                                    atShare: number;
                                } | {
                                    afterDue: {
                                        /** @enum {string} */
                                        unit: "working_days" | "working_hours" | "hours";
                                        amount: number;
                                    };
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                spreadMinutes?: number;
                            }[];
                            ladders?: {
                                [key: string]: {
                                    name: string;
                                    when: {
                                        atShare: number;
                                    } | {
                                        afterDue: {
                                            /** @enum {string} */
                                            unit: "working_days" | "working_hours" | "hours";
                                            amount: number;
                                        };
                                    };
                                    tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                                    effects?: ("raise_priority" | "publish_overdue" | "return_to_triage" | "reassign_to_parent" | "return_to_work" | "close" | "end_appeal" | "end_suspension")[];
                                    spreadMinutes?: number;
                                }[];
                            };
                            standing?: {
                                every: {
                                    /** @enum {string} */
                                    unit: "working_days" | "working_hours" | "hours";
                                    amount: number;
                                };
                                tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                            };
                        };
                    };
                    standing: {
                        every: {
                            /** @enum {string} */
                            unit: "working_days" | "working_hours" | "hours";
                            amount: number;
                        };
                        tell: ("operators" | "assignee" | "agency_head" | "supervisor" | "leadership" | "reporter")[];
                    };
                    maxReopenings: number;
                    handoversUntilAlert: number;
                    maxTransfers: number;
                    extensions: {
                        max: number;
                        workingDays: number;
                    };
                    source?: string;
                    confirmed: boolean;
                } | {
                    code: string;
                    subject: {
                        vi: string;
                        en: string;
                    };
                    body: {
                        vi: string;
                        en: string;
                    };
                };
            };
        };
        responses: {
            /** @description The entry as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CityEntry"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you saw it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReprojection: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Null when there was none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        progress: components["schemas"]["BatchProgress"] | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readReportRouting: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description Reference of the report. */
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decisions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportRouting"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulateRouting: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    category?: string;
                    subcategory?: string;
                    /** @description Is classified where no category is named. */
                    text?: string;
                    area?: string;
                    /** @description Where no area is named. */
                    location?: {
                        lat?: number;
                        lng?: number;
                        address?: string;
                    };
                    /**
                     * @description Else the classifier’s, or the category’s.
                     * @enum {string}
                     */
                    priority?: "urgent" | "high" | "normal" | "low";
                    /**
                     * @default web
                     * @enum {string}
                     */
                    channel?: "web" | "phone" | "open311" | "import" | "demo";
                    /**
                     * Format: date-time
                     * @description Now when absent.
                     */
                    at?: string;
                };
            };
        };
        responses: {
            /** @description What the table says */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Null where nobody could be named, and an operator decides. */
                        lead: components["schemas"]["Coded"] | null;
                        supporting: components["schemas"]["Coded"][];
                        /** @description Id of the rule that decided, or at which it failed. */
                        rule: string | null;
                        /** @description Why nobody could be named. */
                        reason: components["schemas"]["Coded"] | null;
                        /** @description All of it in one sentence. */
                        sentence: string;
                        asked: components["schemas"]["RoutingQuestion"];
                        passedOver: components["schemas"]["PassedOverRule"][];
                        /** @description Of the text. One that is not decided goes to an operator, whatever the table says. */
                        classification: {
                            confidence: number;
                            decided: boolean;
                            because: string[];
                        } | null;
                    };
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareRouting: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description All rules, in their order. */
                    table?: {
                        id: string;
                        when: {
                            categories?: string[];
                            subcategories?: string[];
                            areas?: string[];
                            priorities?: ("urgent" | "high" | "normal" | "low")[];
                            channels?: ("web" | "phone" | "open311" | "import" | "demo")[];
                            times?: {
                                weekdays?: number[];
                                from: string;
                                to: string;
                            }[];
                        };
                        lead: string;
                        supporting?: string[];
                        /** Format: date */
                        validFrom?: string;
                        /** Format: date */
                        validTo?: string;
                        note?: string;
                    }[];
                    /** @default [] */
                    changes?: {
                        rule: {
                            id: string;
                            when: {
                                categories?: string[];
                                subcategories?: string[];
                                areas?: string[];
                                priorities?: ("urgent" | "high" | "normal" | "low")[];
                                channels?: ("web" | "phone" | "open311" | "import" | "demo")[];
                                times?: {
                                    weekdays?: number[];
                                    from: string;
                                    to: string;
                                }[];
                            };
                            lead: string;
                            supporting?: string[];
                            /** Format: date */
                            validFrom?: string;
                            /** Format: date */
                            validTo?: string;
                            note?: string;
                        };
                        /** @description Id of the rule directly before which it is to stand. */
                        before?: string;
                    }[];
                    /**
                     * @description Ids of rules.
                     * @default []
                     */
                    remove?: string[];
                    /**
                     * @description How far back reports are looked at.
                     * @default 30
                     */
                    days?: number;
                };
            };
        };
        responses: {
            /** @description The difference */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingComparison"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkRouting: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The gravest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        day: string;
                        items: components["schemas"]["RoutingFinding"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlarms: {
        parameters: {
            query?: {
                /** @description How far back. */
                days?: number;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RoutingAlarm"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description Events of this report alone. */
                reference?: string;
                /** @description Of the report that is named, where a header cannot be sent, as with EventSource. */
                accessToken?: string;
                types?: string;
                /** @description Events of reports that this agency leads or supports alone. */
                agency?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream without an end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Webhook"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookSettings"];
            };
        };
        responses: {
            /** @description With its secret */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen; else 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookSettings"];
            };
        };
        responses: {
            /** @description The endpoint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you saw it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With the new secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is sent in a moment */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                status?: "pending" | "delivered" | "failed" | "cancelled";
                /** @description `next` of the page before. */
                cursor?: string;
                /** @description From 1 to 200. */
                limit?: number;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The endpoint. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                        next: string | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The endpoint. */
                id: string;
                /** @description The delivery; its receiver knows it as `webhook-id`. */
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is sent in a moment */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All categories, in the city’s order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Category"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggestCategory: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SuggestionRequest"];
            };
        };
        responses: {
            /** @description The likeliest category */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listClassifierModels: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ClassifierModel"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    activateClassifierModel: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Version of the model. */
                version: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ModelActivation"];
            };
        };
        responses: {
            /** @description In use */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    trainClassifier: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begun, or under way already */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAreas: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Area"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mapAreas: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description GeoJSON (RFC 7946); an area whose outline is not known is left out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["AreaFeatures"];
                };
            };
            /** @description They are as the `ETag` in `If-None-Match` says */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    locateArea: {
        parameters: {
            query?: {
                lat?: string;
                lng?: string;
                address?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Null when the point is outside the city, or the address names none or several */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        area: {
                            code: string;
                            label: string;
                            /** @description True where no surveyed outline is known: near its border a place may be the neighbour’s. */
                            approximate: boolean;
                        } | null;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All that there ever were, the latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Issued */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the key, not the key itself. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken back, now or before */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mapReports: {
        parameters: {
            query?: {
                /** @description State; repeated it means any of them */
                state?: ("received" | "triage" | "assigned" | "in_progress" | "awaiting_citizen" | "on_hold" | "resolved" | "closed" | "rejected" | "merged" | "withdrawn")[];
                /** @description Lead agency; repeated it means any of them */
                agency?: string[];
                /** @description Category; repeated it means any of them */
                category?: string[];
                /** @description Sub-category; repeated it means any of them */
                subcategory?: string[];
                /** @description Field; repeated it means any of them */
                field?: string[];
                /** @description Priority; repeated it means any of them */
                priority?: ("urgent" | "high" | "normal" | "low")[];
                /** @description Ward or commune; repeated it means any of them */
                area?: string[];
                /** @description Whether its due time is past */
                overdue?: "true" | "false";
                /** @description Whether something can happen to it still */
                open?: "true" | "false";
                /** @description Whether an earlier case came back with it */
                repeated?: "true" | "false";
                dueBefore?: string;
                submittedFrom?: string;
                /** @description Exclusive */
                submittedTo?: string;
                updatedFrom?: string;
                /** @description Exclusive */
                updatedTo?: string;
                /** @description Longitude and latitude of the south-west corner, then of the north-east one, as in GeoJSON */
                bbox?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description GeoJSON (RFC 7946) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["ReportFeatures"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStaffReports: {
        parameters: {
            query?: {
                /** @description State; repeated it means any of them */
                state?: ("received" | "triage" | "assigned" | "in_progress" | "awaiting_citizen" | "on_hold" | "resolved" | "closed" | "rejected" | "merged" | "withdrawn")[];
                /** @description Lead agency; repeated it means any of them */
                agency?: string[];
                /** @description Category; repeated it means any of them */
                category?: string[];
                /** @description Sub-category; repeated it means any of them */
                subcategory?: string[];
                /** @description Field; repeated it means any of them */
                field?: string[];
                /** @description Priority; repeated it means any of them */
                priority?: ("urgent" | "high" | "normal" | "low")[];
                /** @description Ward or commune; repeated it means any of them */
                area?: string[];
                /** @description Whether its due time is past */
                overdue?: "true" | "false";
                /** @description Whether something can happen to it still */
                open?: "true" | "false";
                /** @description Whether an earlier case came back with it */
                repeated?: "true" | "false";
                dueBefore?: string;
                submittedFrom?: string;
                /** @description Exclusive */
                submittedTo?: string;
                updatedFrom?: string;
                /** @description Exclusive */
                updatedTo?: string;
                /** @description Longitude and latitude of the south-west corner, then of the north-east one, as in GeoJSON */
                bbox?: string;
                /** @description Way by which it came; repeated it means any of them */
                channel?: ("web" | "phone" | "open311" | "import" | "demo")[];
                /** @description Subject of the officer who has it or a part of it, or `me`; repeated it means any of them */
                officer?: string[];
                /** @description Whom a deadline or a person has called in; repeated it means any of them */
                escalatedTo?: ("agency_head" | "supervisor" | "leadership")[];
                /** @description A reference, or words of text and address, with or without diacritics; of the last one its beginning is enough */
                q?: string;
                /** @description Latitude, longitude, and metres around them (at most 20000) */
                near?: string;
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With `-` the latest, or least urgent, first. What has no due time counts as due last. */
                sort?: "submittedAt" | "-submittedAt" | "updatedAt" | "-updatedAt" | "dueAt" | "-dueAt" | "priority" | "-priority";
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffReportPage"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countStaffReports: {
        parameters: {
            query?: {
                /** @description State; repeated it means any of them */
                state?: ("received" | "triage" | "assigned" | "in_progress" | "awaiting_citizen" | "on_hold" | "resolved" | "closed" | "rejected" | "merged" | "withdrawn")[];
                /** @description Lead agency; repeated it means any of them */
                agency?: string[];
                /** @description Category; repeated it means any of them */
                category?: string[];
                /** @description Sub-category; repeated it means any of them */
                subcategory?: string[];
                /** @description Field; repeated it means any of them */
                field?: string[];
                /** @description Priority; repeated it means any of them */
                priority?: ("urgent" | "high" | "normal" | "low")[];
                /** @description Ward or commune; repeated it means any of them */
                area?: string[];
                /** @description Whether its due time is past */
                overdue?: "true" | "false";
                /** @description Whether something can happen to it still */
                open?: "true" | "false";
                /** @description Whether an earlier case came back with it */
                repeated?: "true" | "false";
                dueBefore?: string;
                submittedFrom?: string;
                /** @description Exclusive */
                submittedTo?: string;
                updatedFrom?: string;
                /** @description Exclusive */
                updatedTo?: string;
                /** @description Longitude and latitude of the south-west corner, then of the north-east one, as in GeoJSON */
                bbox?: string;
                /** @description Way by which it came; repeated it means any of them */
                channel?: ("web" | "phone" | "open311" | "import" | "demo")[];
                /** @description Subject of the officer who has it or a part of it, or `me`; repeated it means any of them */
                officer?: string[];
                /** @description Whom a deadline or a person has called in; repeated it means any of them */
                escalatedTo?: ("agency_head" | "supervisor" | "leadership")[];
                /** @description A reference, or words of text and address, with or without diacritics; of the last one its beginning is enough */
                q?: string;
                /** @description Latitude, longitude, and metres around them (at most 20000) */
                near?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counted up to 10000 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                        /** @description False when there are more than were counted. */
                        complete: boolean;
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readQueue: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description Subject of the officer who has it or a part of it, or `me`; repeated it means any of them */
                officer?: string[];
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffReportPage"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findSimilar: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    text?: string;
                    location: {
                        lat?: number;
                        lng?: number;
                        address?: string;
                    };
                    category?: string;
                    /** @enum {string} */
                    language?: "vi" | "en";
                };
            };
        };
        responses: {
            /** @description At most 5, the surest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SimilarReport"][];
                    };
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCandidates: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description Reference of the report. */
                reference: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most 10 that the caller may see, the surest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["DuplicateCandidate"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportReportsCSV: {
        parameters: {
            query?: {
                /** @description State; repeated it means any of them */
                state?: ("received" | "triage" | "assigned" | "in_progress" | "awaiting_citizen" | "on_hold" | "resolved" | "closed" | "rejected" | "merged" | "withdrawn")[];
                /** @description Lead agency; repeated it means any of them */
                agency?: string[];
                /** @description Category; repeated it means any of them */
                category?: string[];
                /** @description Sub-category; repeated it means any of them */
                subcategory?: string[];
                /** @description Field; repeated it means any of them */
                field?: string[];
                /** @description Priority; repeated it means any of them */
                priority?: ("urgent" | "high" | "normal" | "low")[];
                /** @description Ward or commune; repeated it means any of them */
                area?: string[];
                /** @description Whether its due time is past */
                overdue?: "true" | "false";
                /** @description Whether something can happen to it still */
                open?: "true" | "false";
                /** @description Whether an earlier case came back with it */
                repeated?: "true" | "false";
                dueBefore?: string;
                submittedFrom?: string;
                /** @description Exclusive */
                submittedTo?: string;
                updatedFrom?: string;
                /** @description Exclusive */
                updatedTo?: string;
                /** @description Longitude and latitude of the south-west corner, then of the north-east one, as in GeoJSON */
                bbox?: string;
                /** @description Way by which it came; repeated it means any of them */
                channel?: ("web" | "phone" | "open311" | "import" | "demo")[];
                /** @description Subject of the officer who has it or a part of it, or `me`; repeated it means any of them */
                officer?: string[];
                /** @description Whom a deadline or a person has called in; repeated it means any of them */
                escalatedTo?: ("agency_head" | "supervisor" | "leadership")[];
                /** @description A reference, or words of text and address, with or without diacritics; of the last one its beginning is enough */
                q?: string;
                /** @description Latitude, longitude, and metres around them (at most 20000) */
                near?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportReportsGEOJSON: {
        parameters: {
            query?: {
                /** @description State; repeated it means any of them */
                state?: ("received" | "triage" | "assigned" | "in_progress" | "awaiting_citizen" | "on_hold" | "resolved" | "closed" | "rejected" | "merged" | "withdrawn")[];
                /** @description Lead agency; repeated it means any of them */
                agency?: string[];
                /** @description Category; repeated it means any of them */
                category?: string[];
                /** @description Sub-category; repeated it means any of them */
                subcategory?: string[];
                /** @description Field; repeated it means any of them */
                field?: string[];
                /** @description Priority; repeated it means any of them */
                priority?: ("urgent" | "high" | "normal" | "low")[];
                /** @description Ward or commune; repeated it means any of them */
                area?: string[];
                /** @description Whether its due time is past */
                overdue?: "true" | "false";
                /** @description Whether something can happen to it still */
                open?: "true" | "false";
                /** @description Whether an earlier case came back with it */
                repeated?: "true" | "false";
                dueBefore?: string;
                submittedFrom?: string;
                /** @description Exclusive */
                submittedTo?: string;
                updatedFrom?: string;
                /** @description Exclusive */
                updatedTo?: string;
                /** @description Longitude and latitude of the south-west corner, then of the north-east one, as in GeoJSON */
                bbox?: string;
                /** @description Way by which it came; repeated it means any of them */
                channel?: ("web" | "phone" | "open311" | "import" | "demo")[];
                /** @description Subject of the officer who has it or a part of it, or `me`; repeated it means any of them */
                officer?: string[];
                /** @description Whom a deadline or a person has called in; repeated it means any of them */
                escalatedTo?: ("agency_head" | "supervisor" | "leadership")[];
                /** @description A reference, or words of text and address, with or without diacritics; of the last one its beginning is enough */
                q?: string;
                /** @description Latitude, longitude, and metres around them (at most 20000) */
                near?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["ExportedFeatures"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportReportsJSONL: {
        parameters: {
            query?: {
                /** @description State; repeated it means any of them */
                state?: ("received" | "triage" | "assigned" | "in_progress" | "awaiting_citizen" | "on_hold" | "resolved" | "closed" | "rejected" | "merged" | "withdrawn")[];
                /** @description Lead agency; repeated it means any of them */
                agency?: string[];
                /** @description Category; repeated it means any of them */
                category?: string[];
                /** @description Sub-category; repeated it means any of them */
                subcategory?: string[];
                /** @description Field; repeated it means any of them */
                field?: string[];
                /** @description Priority; repeated it means any of them */
                priority?: ("urgent" | "high" | "normal" | "low")[];
                /** @description Ward or commune; repeated it means any of them */
                area?: string[];
                /** @description Whether its due time is past */
                overdue?: "true" | "false";
                /** @description Whether something can happen to it still */
                open?: "true" | "false";
                /** @description Whether an earlier case came back with it */
                repeated?: "true" | "false";
                dueBefore?: string;
                submittedFrom?: string;
                /** @description Exclusive */
                submittedTo?: string;
                updatedFrom?: string;
                /** @description Exclusive */
                updatedTo?: string;
                /** @description Longitude and latitude of the south-west corner, then of the north-east one, as in GeoJSON */
                bbox?: string;
                /** @description Way by which it came; repeated it means any of them */
                channel?: ("web" | "phone" | "open311" | "import" | "demo")[];
                /** @description Subject of the officer who has it or a part of it, or `me`; repeated it means any of them */
                officer?: string[];
                /** @description Whom a deadline or a person has called in; repeated it means any of them */
                escalatedTo?: ("agency_head" | "supervisor" | "leadership")[];
                /** @description A reference, or words of text and address, with or without diacritics; of the last one its beginning is enough */
                q?: string;
                /** @description Latitude, longitude, and metres around them (at most 20000) */
                near?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openDataCSV: {
        parameters: {
            query?: {
                /** @description State; repeated it means any of them */
                state?: ("received" | "triage" | "assigned" | "in_progress" | "awaiting_citizen" | "on_hold" | "resolved" | "closed" | "rejected" | "merged" | "withdrawn")[];
                /** @description Lead agency; repeated it means any of them */
                agency?: string[];
                /** @description Category; repeated it means any of them */
                category?: string[];
                /** @description Sub-category; repeated it means any of them */
                subcategory?: string[];
                /** @description Field; repeated it means any of them */
                field?: string[];
                /** @description Priority; repeated it means any of them */
                priority?: ("urgent" | "high" | "normal" | "low")[];
                /** @description Ward or commune; repeated it means any of them */
                area?: string[];
                /** @description Whether its due time is past */
                overdue?: "true" | "false";
                /** @description Whether something can happen to it still */
                open?: "true" | "false";
                /** @description Whether an earlier case came back with it */
                repeated?: "true" | "false";
                dueBefore?: string;
                submittedFrom?: string;
                /** @description Exclusive */
                submittedTo?: string;
                updatedFrom?: string;
                /** @description Exclusive */
                updatedTo?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openDataJSONL: {
        parameters: {
            query?: {
                /** @description State; repeated it means any of them */
                state?: ("received" | "triage" | "assigned" | "in_progress" | "awaiting_citizen" | "on_hold" | "resolved" | "closed" | "rejected" | "merged" | "withdrawn")[];
                /** @description Lead agency; repeated it means any of them */
                agency?: string[];
                /** @description Category; repeated it means any of them */
                category?: string[];
                /** @description Sub-category; repeated it means any of them */
                subcategory?: string[];
                /** @description Field; repeated it means any of them */
                field?: string[];
                /** @description Priority; repeated it means any of them */
                priority?: ("urgent" | "high" | "normal" | "low")[];
                /** @description Ward or commune; repeated it means any of them */
                area?: string[];
                /** @description Whether its due time is past */
                overdue?: "true" | "false";
                /** @description Whether something can happen to it still */
                open?: "true" | "false";
                /** @description Whether an earlier case came back with it */
                repeated?: "true" | "false";
                dueBefore?: string;
                submittedFrom?: string;
                /** @description Exclusive */
                submittedTo?: string;
                updatedFrom?: string;
                /** @description Exclusive */
                updatedTo?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    statisticsSummary: {
        parameters: {
            query?: {
                /** @description First day on which they came in, in the city’s time; a year ago when absent. */
                from?: string;
                /** @description Last day; today when absent. */
                to?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of reports that came in during the period */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    statisticsFields: {
        parameters: {
            query?: {
                /** @description First day on which they came in, in the city’s time; a year ago when absent. */
                from?: string;
                /** @description Last day; today when absent. */
                to?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of reports that came in during the period */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupedFigures"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    statisticsAreas: {
        parameters: {
            query?: {
                /** @description First day on which they came in, in the city’s time; a year ago when absent. */
                from?: string;
                /** @description Last day; today when absent. */
                to?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of reports that came in during the period */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupedFigures"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    statisticsAgencies: {
        parameters: {
            query?: {
                /** @description First day on which they came in, in the city’s time; a year ago when absent. */
                from?: string;
                /** @description Last day; today when absent. */
                to?: string;
            };
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Of reports that came in during the period */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyRanking"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listViews: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SavedView"][];
                    };
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createView: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name: string;
                    /** @description Parameters of `GET /staff/reports`, as they are sent. */
                    filters: {
                        [key: string]: string | string[];
                    };
                    /**
                     * @default -submittedAt
                     * @enum {string}
                     */
                    sort?: "submittedAt" | "-submittedAt" | "updatedAt" | "-updatedAt" | "dueAt" | "-dueAt" | "priority" | "-priority";
                };
            };
        };
        responses: {
            /** @description Saved */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readView: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
            };
            path: {
                /** @description The view. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The view, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceView: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen; else 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description The view. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name: string;
                    /** @description Parameters of `GET /staff/reports`, as they are sent. */
                    filters: {
                        [key: string]: string | string[];
                    };
                    /**
                     * @default -submittedAt
                     * @enum {string}
                     */
                    sort?: "submittedAt" | "-submittedAt" | "updatedAt" | "-updatedAt" | "dueAt" | "-dueAt" | "priority" | "-priority";
                };
            };
        };
        responses: {
            /** @description The view, with its ETag */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you saw it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeView: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen; else 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description The view. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description It has changed since you saw it */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    actOnMany: {
        parameters: {
            query?: never;
            header?: {
                /** @description `vi` (as without) or `en` */
                "Accept-Language"?: string;
                /** @description A repeated request with the same key acts once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Name of an action, e.g. `assign`. */
                    command: string;
                    /** @description What the action takes, the same for all. */
                    payload?: unknown;
                    references: string[];
                };
            };
        };
        responses: {
            /** @description What came of it, in the order of the references */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BulkResult"][];
                    };
                };
            };
            /** @description The request is malformed; or: The JSON is malformed */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Sign-in is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The state does not allow it */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The content type is not supported */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was sent is not valid; or: The Idempotency-Key was used for another body */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Internal error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Temporarily unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
