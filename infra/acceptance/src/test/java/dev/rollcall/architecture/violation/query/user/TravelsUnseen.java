package dev.rollcall.architecture.violation.query.user;

import dev.rollcall.architecture.violation.query.platform.TimeTravel;

class TravelsUnseen {

    @TimeTravel
    void asOf() {}
}
